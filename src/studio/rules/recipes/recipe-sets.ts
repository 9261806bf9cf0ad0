/** The shelves of the gallery, in their order. */
export const recipeSets = {
  guide: { label: 'For every studio', says: 'One thing each, the classics: reminders, confirmations, pick-ups, birthdays. Begin here.' },
  newborn: { label: 'Newborn', says: 'From the booking to the first birthday.' },
  wedding: { label: 'Weddings', says: 'From the booking to the first anniversary.' },
  senior: { label: 'Seniors', says: 'From the booking to graduation.' },
  school: { label: 'Schools', says: 'Picture days, with everybody who has to know.' },
  headshot: { label: 'Headshots', says: 'For one person or a whole office.' },
  'print-orders': { label: 'Print orders', says: 'Prints, albums and wall art, from the lab to the client.' },
} as const satisfies Record<string, { label: string; says: string }>

export type RecipeSet = keyof typeof recipeSets
export const recipeSetKeys = Object.keys(recipeSets) as RecipeSet[]
