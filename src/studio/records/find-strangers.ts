import { type RawBuilder, sql } from 'kysely'
import type { Problem } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientNameSql } from './clients/client-name.ts'
import { subjectKinds, type TypedKind } from './subject.ts'

/** What a field of a record names, and what it named before. A type is one of a kind of record. */
type Naming = { field: string; id: number | null; was: number | null | undefined } & (
  | { what: 'client' | 'session' | 'member' | 'photographer' | 'department' | 'vendor' | 'invoice' }
  | { what: 'type'; of: TypedKind }
)

type Found = { id: number; name: string; gone: boolean; unfit?: boolean }
type Place = {
  found: (naming: Naming) => RawBuilder<unknown>
  missing: (id: number, naming: Naming) => string
  gone: (name: string) => string
  unfit?: (name: string) => string
}

const places: Record<Naming['what'], Place> = {
  client: {
    found: () =>
      sql`SELECT c.id, ${clientNameSql} AS name, c.archived_at IS NOT NULL AND c.merged_into IS NULL AS gone, c.merged_into IS NOT NULL AS unfit FROM client c`,
    missing: (id) => `There is no client number ${id}. Search for the client again.`,
    gone: (name) => `${name} is archived. Take the client back first.`,
    unfit: (name) => `${name} was merged into another client. Open ${name} to get there, and choose that one.`,
  },
  session: {
    found: () => sql`SELECT c.id, c.number AS name, c.archived_at IS NOT NULL AS gone FROM session c`,
    missing: (id) => `There is no session number ${id}. Search for the session again.`,
    gone: (name) => `Session ${name} is archived. Take the session back first.`,
  },
  member: {
    found: () => sql`SELECT c.id, c.name, c.archived_at IS NOT NULL AS gone FROM member c`,
    missing: (id) => `There is no member number ${id}. Reload the page and choose another.`,
    gone: (name) => `${name} has left. Choose somebody else.`,
  },
  photographer: {
    found: () => sql`SELECT c.id, c.name, c.archived_at IS NOT NULL AS gone, NOT c.takes_sessions AS unfit FROM member c`,
    missing: (id) => `There is no member number ${id}. Reload the page and choose another.`,
    gone: (name) => `${name} has left. Choose somebody else.`,
    unfit: (name) => `${name} does not take sessions. Choose a photographer, or tick “Takes sessions” for ${name} under Settings.`,
  },
  department: {
    found: () => sql`SELECT c.id, c.name, c.archived_at IS NOT NULL AS gone FROM department c`,
    missing: (id) => `There is no department number ${id}. Reload the page and choose another.`,
    gone: (name) => `The department ${name} is archived. Choose another.`,
  },
  vendor: {
    found: () => sql`SELECT c.id, c.name, c.archived_at IS NOT NULL AS gone FROM vendor c`,
    missing: (id) => `There is no vendor number ${id}. Reload the page and choose another.`,
    gone: (name) => `The vendor ${name} is archived. Choose another, or take it back first.`,
  },
  invoice: {
    found: () => sql`SELECT c.id, c.number AS name, c.archived_at IS NOT NULL AS gone FROM invoice c`,
    missing: (id) => `There is no invoice number ${id}. Search for the invoice again.`,
    gone: (name) => `Invoice ${name} is archived. Take the invoice back first.`,
  },
  type: {
    found: (naming) => sql`SELECT c.id, c.name, NOT c.active AS gone FROM (SELECT * FROM type WHERE subject_kind = ${kindOf(naming)}) c`,
    missing: (id, naming) => `There is no ${subjectKinds[kindOf(naming)].label.toLowerCase()} type number ${id}. Reload the page and choose another.`,
    gone: (name) => `The type “${name}” is not in use any more. Choose another, or make it active under Settings.`,
  },
}

/**
 * Of what a record would newly name, what is not there or was put away, each as a problem of its field. What a record named before may
 * stay: who has left did take the pictures.
 */
export async function findStrangers(work: Work, namings: readonly Naming[]): Promise<Problem[]> {
  const fresh = namings.filter(({ id, was }) => id !== null && id !== was)
  const problems: Problem[] = []
  for (const naming of fresh) problems.push(...(await problemsOf(work, naming)))
  return problems
}

async function problemsOf(work: Work, naming: Naming): Promise<Problem[]> {
  const { field, id, what } = naming
  const { rows } = await sql<Found>`${places[what].found(naming)} WHERE c.id = ${id}`.execute(work.db)
  const found = rows[0]
  if (found === undefined) return [{ field, message: places[what].missing(id ?? 0, naming) }]
  if (found.gone) return [{ field, message: places[what].gone(found.name) }]
  return found.unfit === true ? [{ field, message: places[what].unfit?.(found.name) ?? '' }] : []
}

function kindOf(naming: Naming): TypedKind {
  return naming.what === 'type' ? naming.of : 'session'
}
