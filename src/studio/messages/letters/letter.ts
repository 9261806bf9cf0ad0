/** A letter's life: waiting → printed, or canceled and back. A printed one stays printed: it is printed again from what was kept. */
export const letterStates = ['waiting', 'printed', 'canceled'] as const
export type LetterState = (typeof letterStates)[number]

/** At most so many letters in one batch: a ream of paper, and a PDF whose making takes about 150 MB. The others wait for the next. */
export const mostInBatch = 500
