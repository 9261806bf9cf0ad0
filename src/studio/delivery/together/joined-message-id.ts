import { createHash } from 'node:crypto'

/** The name of an email of several messages, by theirs: the same at every try, and another as soon as one of them is taken out. */
export function joinedMessageId(messageIds: readonly [string, ...string[]]): string {
  const [first] = messageIds
  if (messageIds.length === 1) return first
  return `<${createHash('sha256').update(messageIds.join(' ')).digest('base64url')}${first.slice(first.lastIndexOf('@'))}`
}
