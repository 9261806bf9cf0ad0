/** How much of the calendar is shown at once. */
export const views = ['day', 'week', 'month'] as const
export type View = (typeof views)[number]
