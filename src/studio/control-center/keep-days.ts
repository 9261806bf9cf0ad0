/** How many days the history of jobs is kept by a studio that has chosen nothing. */
export const usualKeepDays = 90

/** The fewest and most days that a studio may choose. */
export const keepDays = { least: 7, most: 400 } as const
