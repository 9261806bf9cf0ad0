import type { Books } from './books.ts'

/** Holds what a mail server took against what the database says has left; tells what is lost, twice, or nobody’s, a sentence each. */
export function troublesOfMail(emails: Books['emails'], received: readonly string[]): string[] {
  const took = Map.groupBy(received, (address) => address)
  const written = Map.groupBy(emails, ({ address }) => address)
  return [...new Set([...took.keys(), ...written.keys()])].flatMap((address) => {
    const [came, all] = [took.get(address)?.length ?? 0, written.get(address) ?? []]
    const sent = all.filter(({ dispatch }) => dispatch === 'sent').length
    const doubtful = all.filter(({ dispatch }) => dispatch === 'in-doubt').length
    if (came < sent) return [`${address} got ${came} emails, and ${sent} count as sent.`]
    return came > sent + doubtful ? [`${address} got ${came} emails, and only ${sent + doubtful} may have left.`] : []
  })
}
