/** What the database says of one session that was due: its items, and the messages made of them. */
export type Account = {
  address: string
  items: readonly string[]
  messages: readonly { state: string; resent: boolean }[]
}

/**
 * Holds what the database says against what the mail server took, and tells every promise that is broken, a sentence each: one item
 * and one message for everybody, nothing lost, nothing twice but what was in doubt and a person sent again.
 */
export function judge(accounts: readonly Account[], received: readonly string[]): string[] {
  const arrivals = new Map<string, number>()
  for (const address of received) arrivals.set(address, (arrivals.get(address) ?? 0) + 1)
  const known = new Set(accounts.map(({ address }) => address))
  const strangers = [...arrivals.keys()].filter((address) => !known.has(address)).map((address) => `${address} got a message that nobody meant for them.`)
  return [...accounts.flatMap((account) => troubles(account, arrivals.get(account.address) ?? 0)), ...strangers]
}

function troubles({ address, items, messages }: Account, arrived: number): string[] {
  if (items.length !== 1) return [`${address} has ${items.length} items.`]
  if (items[0] !== 'processed') return [`The item of ${address} is ${items[0]}.`]
  const [message] = messages
  if (message === undefined || messages.length > 1) return [`${address} has ${messages.length} messages.`]
  const { state, resent } = message
  if (state !== 'sent' && state !== 'in-doubt') return [`The message to ${address} is ${state}.`]
  if (arrived === 0 && state === 'sent') return [`The message to ${address} is lost: it counts as sent and never arrived.`]
  if (arrived > (resent ? 2 : 1)) return [`${address} got the message ${arrived} times.`]
  return []
}
