import { words } from '#web/words/words.ts'

type Named = { first_name: string; last_name: string; company: string }

/** What people call a client: by name, else by company. */
export function clientTitle({ first_name, last_name, company }: Named): string {
  return `${first_name} ${last_name}`.trim() || company || words.clients.unnamed
}
