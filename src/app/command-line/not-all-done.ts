/** The answer was printed, but not all that was asked for could be done: the sentence says why. */
export class NotAllDone extends Error {}

/** The same, because somebody pressed Ctrl-C or ended the program; it came to an end in good order. */
export class Interrupted extends NotAllDone {}
