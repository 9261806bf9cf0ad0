import type { Candidate, Named, Naming } from './named.ts'

/** Columns that name other records, and what they name. */
const links = {
  session: 'session',
  user: 'member',
  department: 'department',
  vendor: 'vendor',
  invoice: 'invoice',
  appointment: 'appointment',
  production_order: 'production_order',
  preproduction_order: 'preproduction_order',
} as const satisfies Record<string, Named>
type Link = keyof typeof links

/** What a row may say of whom and what it belongs to. */
export type Linked = { client?: string[] } & Partial<Record<Link, string>>

/** Whom and what a row names. */
export function namesOf({ client = [], ...said }: Linked): Naming[] {
  const others = Object.entries(links).flatMap(([column, what]): Naming[] => {
    const text = said[column as Link] ?? ''
    return text === '' ? [] : [{ column, what, texts: [text] }]
  })
  return [{ column: 'client', what: 'client', texts: client }, ...others]
}

/** Whose record it is: of whom the row names, or of the client of its session. */
export function clientIn(found: ReadonlyMap<string, Candidate>): number | null {
  return found.get('client')?.id ?? found.get('session')?.client_id ?? null
}

/** The numbers of what a row names, in the columns of the record; only of what it says something about. */
export function linkedIds<Column extends string>(
  said: Linked,
  found: ReadonlyMap<string, Candidate>,
  columns: Partial<Record<Link | 'client', Column>>,
): Partial<Record<Column, number | null>> {
  const told = Object.entries(columns).filter(([link]) => said[link as Link] !== undefined)
  return Object.fromEntries(told.map(([link, column]) => [column, link === 'client' ? clientIn(found) : (found.get(link)?.id ?? null)])) as Partial<
    Record<Column, number | null>
  >
}
