import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { clientName, sortName } from '../clients/client-name.ts'
import type { ClientSaid } from './client-row.ts'
import { isNumberless, ownMark, shownNumber } from './own-mark.ts'
import type { WrongCell } from './row.ts'
import type { Good } from './taken.ts'

/**
 * Whom rows of unknown clients meet here, by line, and those that may mean several. `met`: rows without a number; `numbered`: rows with one, and what a file
 * said last of whom they meet.
 */
export type Met = { met: Map<number, number>; numbered: Map<number, { id: number; fields: ClientSaid | null }>; wrong: WrongCell[] }

type Here = { line: number; id: number; external_id: string | null; archived: boolean; fields: ClientSaid | null }

/**
 * Who of these rows is here already: the one client with the same whole name and an email or a phone in common. A row without a number, as address books
 * write it, means one under any number; a row with one, only who has none yet. One that may mean several is refused rather than guessed. Of several
 * rows with numbers that mean the same client the first is that client's.
 */
export async function meetClients(work: Work, rows: readonly Good<ClientSaid>[]): Promise<Met> {
  const told = rows.filter(({ said: { emails = [], phones = [] } }) => emails.length + phones.length > 0)
  const numberless = told.filter(({ said }) => isNumberless(said.external_id))
  const withNumber = told.length > numberless.length && (await hasNumberless(work)) ? told.filter(({ said }) => !isNumberless(said.external_id)) : []
  const book = meantBy(numberless, await findHere(work, numberless, sql`true`))
  const list = meantBy(withNumber, await findHere(work, withNumber, withoutNumber))
  const firstOf = new Map(list.toReversed().flatMap(({ line, those: [only, ...others] }) => (only === undefined || others.length > 0 ? [] : [[only.id, line]])))
  return {
    met: new Map(book.flatMap(({ line, those: [only, ...others] }) => (only === undefined || others.length > 0 ? [] : [[line, only.id] as const]))),
    numbered: new Map(list.flatMap(({ line, those: [only] }) => (only !== undefined && firstOf.get(only.id) === line ? [[line, only] as const] : []))),
    wrong: [...book, ...list].flatMap(({ line, said, those }) =>
      those.length > 1 ? [{ line, column: '', value: clientName(nameIn(said)), reason: unclear(said, those) }] : [],
    ),
  }
}

type Meant = { line: number; said: ClientSaid; those: readonly Here[] }

/** Whom each row may mean who means anybody: who is archived only where nobody else is meant. */
function meantBy(rows: readonly Good<ClientSaid>[], found: readonly Here[]): Meant[] {
  const here = Map.groupBy(found, ({ line }) => line)
  return rows.flatMap(({ line, said }) => {
    const all = here.get(line) ?? []
    const active = all.filter(({ archived }) => !archived)
    const those = active.length > 0 ? active : all
    return those.length === 0 ? [] : [{ line, said, those }]
  })
}

function nameIn({ first_name = '', last_name = '', company = '' }: ClientSaid) {
  return { first_name, last_name, company }
}

// Written out, as it stands in the index client_without_number.
const withoutNumber = sql`(c.external_id IS NULL OR starts_with(c.external_id, ${sql.lit(ownMark)}))`

async function hasNumberless(work: Work): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    SELECT EXISTS (SELECT FROM client c WHERE ${withoutNumber} AND c.merged_into IS NULL AND c.erased_at IS NULL) AS some`.execute(work.db)
  return rows[0]?.some === true
}

async function findHere(work: Work, rows: readonly Good<ClientSaid>[], meant: RawBuilder<unknown>): Promise<Here[]> {
  if (rows.length === 0) return []
  const asked = rows.map(({ line, said }) => ({
    line,
    sort_name: sortName(nameIn(said)),
    emails: said.emails ?? [],
    phones: (said.phones ?? []).map(({ phone }) => phone),
  }))
  // Each name by its own probe of an index: a join of the set would be planned by statistics that a growing import makes wrong.
  const found = await sql<Here>`
    SELECT w.line, c.*, (SELECT fields FROM imported_row WHERE subject_kind = 'client' AND subject_id = c.id) AS fields
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS w(line integer, sort_name text, emails text[], phones text[])
    CROSS JOIN LATERAL (SELECT c.id, c.external_id, c.archived_at IS NOT NULL AS archived FROM client c
      WHERE c.sort_name = w.sort_name AND c.sort_name <> '' AND ${meant} AND c.merged_into IS NULL AND c.erased_at IS NULL
        AND (EXISTS (SELECT FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id AND e.email = ANY(w.emails))
          OR EXISTS (SELECT FROM client_phone p WHERE p.studio_id = c.studio_id AND p.client_id = c.id AND p.phone = ANY(w.phones)))
      ORDER BY c.id OFFSET 0) c`.execute(work.db)
  return found.rows
}

function unclear({ external_id }: ClientSaid, those: readonly Here[]): string {
  const names = those.map((here) => shownNumber(here.external_id) ?? `client ${here.id}`).join(', ')
  const [where, how] = isNumberless(external_id)
    ? ['are here', 'give the list a column with the clients’ numbers']
    : ['are here without a number,', `give one of them the number ${external_id} in Hotshoe`]
  return `${those.length} clients of this name ${where} with this email or phone: ${names}. Merge them under Duplicates, or ${how}. Then import the file again.`
}
