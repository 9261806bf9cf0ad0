/** What nobody may overlook: only a person can find out whether these arrived. */
export function doubtText(count: number): string {
  const they = count === 1 ? '1 email is in doubt: it' : `${count} emails are in doubt: they`
  return `${they} may have been sent, or not. Decide what becomes of ${count === 1 ? 'it' : 'each'}: hotshoe messages --view in-doubt, then hotshoe recall <message> --decide mark-sent (or send-again)`
}
