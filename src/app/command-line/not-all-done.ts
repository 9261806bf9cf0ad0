/** The answer was printed, but not all that was asked for could be done: the sentence says why. */
export class NotAllDone extends Error {}
