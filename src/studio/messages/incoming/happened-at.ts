import { refuseField } from '#platform/refusal.ts'

/** When something is said to have happened, in ISO; never later than now, whatever the other clock says. Refuses what is no instant. */
export function happenedAt(said: string | undefined, now: Date): Date {
  const at = said === undefined ? now : new Date(said)
  if (Number.isNaN(at.getTime())) throw refuseField('at', 'bad-instant', 'Write the instant like 2026-05-04T14:30:00Z, or leave it out for now.')
  return at > now ? now : at
}
