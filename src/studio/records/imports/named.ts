import { folded } from '../folded-text.ts'

/** What other records a row may name. */
export type Named = 'client' | 'session' | 'member' | 'department' | 'vendor' | 'invoice' | 'appointment' | 'production_order' | 'preproduction_order'

/** What a row names in a column. Several texts are several ways to name the same one: number, email, name. */
export type Naming = { column: string; what: Named; texts: readonly string[] }

/** One that a text may mean. `client_id`: whose it is. */
export type Candidate = { id: number; client_id: number | null; gone: boolean; label: string }

/** Which one is meant, or why that cannot be told. */
export type Meant = { ok: true; found: Candidate } | { ok: false; text: string; reason: string }

/** Candidates by what they are and what the text says. */
export type Candidates = Map<string, Candidate[]>

export function candidatesKey(what: Named, text: string): string {
  return `${what} ${folded(text)}`
}

const nouns: Record<Named, { one: string; by: string; missing: string }> = {
  client: { one: 'client', by: 'number', missing: 'Import the clients first, or correct the number, email or name.' },
  session: { one: 'session', by: 'number', missing: 'Import the sessions first, or correct the number.' },
  member: { one: 'user', by: 'email', missing: 'Add this user under Settings, correct the name, or leave the cell empty.' },
  department: { one: 'department', by: 'name', missing: 'Add it under Settings, correct the name, or leave the cell empty.' },
  vendor: { one: 'vendor', by: 'number', missing: 'Import the vendors first, or correct the name.' },
  invoice: { one: 'invoice', by: 'number', missing: 'Import the invoices first, or correct the number.' },
  appointment: { one: 'appointment', by: 'number', missing: 'Import the appointments first, or correct the number.' },
  production_order: { one: 'production order', by: 'number', missing: 'Import the production orders first, or correct the number.' },
  preproduction_order: { one: 'preproduction order', by: 'number', missing: 'Import the preproduction orders first, or correct the number.' },
}

/**
 * Which one a row means. Where its texts mean different sets, it is who stands in all of them; of those who are left, who is not put away
 * comes first. Of several clients it is the one whose session the row names (`owner`). Null when it names nobody.
 */
export function meantBy({ what, texts }: Omit<Naming, 'column'>, candidates: Candidates, owner: number | null = null): Meant | null {
  const [first] = texts
  if (first === undefined) return null
  const sets = texts.map((text) => candidates.get(candidatesKey(what, text)) ?? []).filter((set) => set.length > 0)
  const [widest = []] = sets
  const common = widest.filter(({ id }) => sets.every((set) => set.some((each) => each.id === id)))
  const there = (common.length > 0 ? common : widest).toSorted((a, b) => Number(a.gone) - Number(b.gone))
  const [best, next] = there
  const { one, by, missing } = nouns[what]
  if (best === undefined) return { ok: false, text: first, reason: `There is no ${one} “${texts.join('”, “')}”. ${missing}` }
  const owned = what === 'client' ? there.find(({ id }) => id === owner) : undefined
  if (owned !== undefined) return { ok: true, found: owned }
  if (next === undefined || (next.gone && !best.gone)) return { ok: true, found: best }
  const some = there.filter(({ gone }) => gone === best.gone).map(({ label }) => label)
  const listed = some.slice(0, 5).join(', ') + (some.length > 5 ? ' …' : '')
  return { ok: false, text: first, reason: `“${texts.join('”, “')}” may be one of ${some.length}: ${listed}. Give the ${by} of the ${one} that is meant.` }
}

/** Where a client may stand in the order of names who is called like this: "Anna Maria Berg", "Berg, Anna Maria", a company. */
export function sortNamesOf(text: string): string[] {
  const [last = '', first] = text.split(/,\s*/, 2)
  if (first !== undefined) return [folded(`${last} ${first}`), folded(text)]
  const words = folded(text).split(' ')
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' '))
}

/** Whether a client with these names is called like this. */
export function isCalled({ first_name, last_name, company }: { first_name: string; last_name: string; company: string }, text: string): boolean {
  const name = folded(text)
  return name !== '' && [`${first_name} ${last_name}`, `${last_name}, ${first_name}`, company].some((each) => folded(each) === name)
}
