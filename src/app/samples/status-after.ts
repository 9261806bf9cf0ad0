/** What is done with a session after its day, and from which day on. */
export const stepsAfter = [
  { status: 'Shot', from: 1 },
  { status: 'Proofing', from: 7 },
  { status: 'Ordered', from: 14 },
  { status: 'Ready', from: 23 },
  { status: 'Delivered', from: 28 },
] as const

/** The status a session has so many days after its date, in a studio that keeps its promises. */
export function statusAfter(days: number): string {
  return stepsAfter.findLast(({ from }) => days >= from)?.status ?? 'Booked'
}
