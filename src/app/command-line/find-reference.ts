import type { Contract } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { listTemplates } from '#studio/messages/templates/contract.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import { listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import { listTriggers } from '#studio/triggers/contract.ts'
import type { Caller } from './caller.ts'
import type { ReferenceKind } from './field.ts'

type Place = {
  what: string
  list: Contract
  query: (text: string) => Record<string, unknown>
  /** The property by which people call it. */
  name: 'name' | 'number' | 'description'
}

const searched = (text: string) => ({ search: text, limit: 50 })
const places: Record<ReferenceKind, Place> = {
  client: { what: 'client', list: listClients, query: searched, name: 'name' },
  session: { what: 'session', list: listSessions, query: searched, name: 'number' },
  'session-status': { what: 'session status', list: listStatuses, query: () => ({ subject_kind: 'session' }), name: 'name' },
  'client-status': { what: 'client status', list: listStatuses, query: () => ({ subject_kind: 'client' }), name: 'name' },
  type: { what: 'session type', list: listTypes, query: () => ({}), name: 'name' },
  template: { what: 'template', list: listTemplates, query: searched, name: 'name' },
  member: { what: 'member', list: listMembers, query: searched, name: 'name' },
  department: { what: 'department', list: listDepartments, query: () => ({ limit: 500 }), name: 'name' },
  task: { what: 'task', list: listTasks, query: searched, name: 'description' },
  trigger: { what: 'trigger', list: listTriggers, query: searched, name: 'description' },
}

/** The number of what a person names: by its number, or by its name, of which there must be one. */
export async function findReference(caller: Caller, kind: ReferenceKind, text: string): Promise<number> {
  const wanted = text.trim()
  if (/^\d{1,15}$/.test(wanted)) return Number(wanted)
  const { what, list, query, name } = places[kind]
  const { rows } = (await caller.call(list, { query: query(wanted) })) as { rows: Row[] }
  const found = chosen(rows, (row) => String(row[name]).toLowerCase() === wanted.toLowerCase(), what === 'client')
  if (found.length === 1 && found[0] !== undefined) return found[0].id
  const named = (found.length > 1 ? found : rows).slice(0, 12).map((row) => `${String(row[name])} (${row.id})`)
  if (found.length > 1)
    throw new Refusal('invalid', 'which-one', `There is more than one ${what} “${wanted}”: ${named.join(', ')}. Give the number of the one you mean.`)
  throw new Refusal('not-found', 'no-such-name', `There is no ${what} “${wanted}”.${named.length > 0 ? ` There are: ${named.join(', ')}.` : ''}`)
}

type Row = { id: number } & Record<string, unknown>

/** Exactly this name; for people also what a search finds, for nobody types a whole name. */
function chosen(rows: readonly Row[], exactly: (row: Row) => boolean, searchCounts: boolean): readonly Row[] {
  const same = rows.filter(exactly)
  return same.length === 0 && searchCounts ? rows : same
}
