import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { clientName, sortName } from '../clients/client-name.ts'
import { type ClientSaid, ownClientNumber } from './client-row.ts'
import type { WrongCell } from './row.ts'
import type { Good } from './taken.ts'

/** Whom rows without a number meet here, by line, and those that may mean several. */
export type Met = { met: Map<number, number>; wrong: WrongCell[] }

type Here = { line: number; id: number; external_id: string | null; archived: boolean }

/**
 * Who of these rows is here already under another number. A row without a number, as address books write it, means the one client with the
 * same whole name and an email or a phone in common; one that may mean several is refused rather than guessed.
 */
export async function meetClients(work: Work, rows: readonly Good<ClientSaid>[]): Promise<Met> {
  const asked = rows.flatMap(({ line, said }) => {
    const { emails = [], phones = [] } = said
    const isTold = said.external_id === ownClientNumber(said) && emails.length + phones.length > 0
    return isTold ? [{ line, sort_name: sortName(nameIn(said)), emails, phones: phones.map(({ phone }) => phone) }] : []
  })
  if (asked.length === 0) return { met: new Map(), wrong: [] }
  const here = Map.groupBy(await findHere(work, asked), ({ line }) => line)
  const meant = rows.flatMap(({ line, said }) => {
    const all = here.get(line) ?? []
    const active = all.filter(({ archived }) => !archived)
    const those = active.length > 0 ? active : all
    return those.length === 0 ? [] : [{ line, said, those }]
  })
  return {
    met: new Map(meant.flatMap(({ line, those: [only, ...others] }) => (only === undefined || others.length > 0 ? [] : [[line, only.id] as const]))),
    wrong: meant.flatMap(({ line, said, those }) => (those.length > 1 ? [{ line, column: '', value: clientName(nameIn(said)), reason: unclear(those) }] : [])),
  }
}

function nameIn({ first_name = '', last_name = '', company = '' }: ClientSaid) {
  return { first_name, last_name, company }
}

type Asked = { line: number; sort_name: string; emails: string[]; phones: string[] }

async function findHere(work: Work, asked: readonly Asked[]): Promise<Here[]> {
  // Each name by its own probe of an index: a join of the set would be planned by statistics that a growing import makes wrong.
  const { rows } = await sql<Here>`
    SELECT w.line, c.* FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS w(line integer, sort_name text, emails text[], phones text[])
    CROSS JOIN LATERAL (SELECT c.id, c.external_id, c.archived_at IS NOT NULL AS archived FROM client c
      WHERE c.sort_name = w.sort_name AND c.sort_name <> '' AND c.merged_into IS NULL AND c.erased_at IS NULL
        AND (EXISTS (SELECT FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id AND e.email = ANY(w.emails))
          OR EXISTS (SELECT FROM client_phone p WHERE p.studio_id = c.studio_id AND p.client_id = c.id AND p.phone = ANY(w.phones)))
      ORDER BY c.id OFFSET 0) c`.execute(work.db)
  return rows
}

function unclear(those: readonly Here[]): string {
  const numbers = those.map(({ id, external_id }) => external_id ?? `client ${id}`).join(', ')
  return `${those.length} clients of this name are here with this email or phone: ${numbers}. Merge them under Duplicates, or give the list a column with the clients’ numbers. Then import the file again.`
}
