/** The way to what is set up once, and what its screens share. */
export const settingsWords = {
  title: 'Settings',
  description: 'What is set up once and holds for the whole studio.',
  pages: {
    studio: { label: 'Studio', says: 'Name, address, time zone, work week, sending hours, rehearsal.' },
    email: { label: 'Email', says: 'Through which mail server messages go, and from whom they come.' },
    suppression: { label: 'Suppressed addresses', says: 'Addresses that nothing is sent to.' },
    statuses: { label: 'Statuses and types', says: 'What clients and sessions go through, and what kinds of session there are.' },
    people: { label: 'People', says: 'Who works here, what they may do, and the departments.' },
    tokens: { label: 'API tokens', says: 'What other programs sign in with.' },
  },
  moveUp: (name: string) => `Move ${name} up`,
  moveDown: (name: string) => `Move ${name} down`,
  copy: 'Copy',
} as const
