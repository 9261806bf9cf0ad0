import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { defaultDueOn, due, entering, type StatusRow } from '../statuses/status.ts'
import { assigned } from '../tasks/assignee.ts'
import { loadStaff } from '../tasks/load-staff.ts'
import { lockTasks } from '../tasks/lock-tasks.ts'
import { noStatus, statusOf, type TaskRow } from '../tasks/task.ts'
import { writeTasks } from '../tasks/write-tasks.ts'
import { marked } from './history-mark.ts'
import { beginning, firstStatus, type Imported, type Meaning, nextStatus, type Write } from './imported.ts'
import { linkedIds, namesOf } from './linked.ts'
import type { TaskSaid } from './task-row.ts'

const links = {
  client: 'client_id', session: 'session_id', appointment: 'appointment_id', invoice: 'invoice_id', production_order: 'production_order_id',
  preproduction_order: 'preproduction_order_id', department: 'department_id', user: 'member_id',
} as const // biome-ignore format: a list to read across

/** How tasks are taken from files. One without a type has no status; a final status completes it, as elsewhere. */
export const importedTasks: Imported<TaskSaid, TaskRow> = {
  kind: 'task',
  untyped: true,
  names: namesOf,
  lock: lockTasks,
  typeOf: ({ type_id }) => type_id,
  begin(meaning) {
    const { work, history, type_id } = meaning
    const status = type_id === null ? null : (onlyFinal(meaning, type_id) ?? firstStatus(meaning, type_id))
    const begun = { ...blank(work), type_id, ...(status === null ? {} : { type_set_at: work.now, ...beginning(meaning, status) }) }
    const row = withValues(begun, meaning)
    const completed_at = row.completed_at ?? (status?.is_final === true ? work.now : null)
    return { ...row, completed_at, history_at: history ? work.now : null }
  },
  change(before, meaning) {
    const { work, history } = meaning
    const after = moved(withValues(before, meaning), before, meaning)
    return history ? marked(before, after, work.now) : after
  },
  async write(work, writes) {
    return writeTasks(work, await withStandIns(work, writes), 'imported')
  },
}

function blank(work: Work): TaskRow {
  const none = { start_on: null, due_on: null, completed_at: null, canceled_at: null, department_id: null, member_id: null, flagged: null }
  const links = { client_id: null, session_id: null, appointment_id: null, invoice_id: null, production_order_id: null, preproduction_order_id: null }
  const made = { ...actorColumns(work.actor), cause_item_id: null, ancestry: [], created_at: work.now, version: 0 }
  return { studio_id: 0, id: 0, external_id: null, description: '', notes: '', priority: 2, ...none, ...links, ...noStatus, history_at: null, ...made }
}

function withValues(before: TaskRow, { work, said, found }: Meaning<TaskSaid>): TaskRow {
  const { external_id, description, notes, start_on, due_on, priority, done, canceled } = said
  const plain = { external_id, description, notes, start_on, due_on, priority }
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<TaskRow>
  const row = { ...before, ...given, ...linkedIds(said, found, links) }
  return {
    ...row,
    completed_at: done === undefined ? row.completed_at : doneAt(done, before, work),
    canceled_at: canceled === undefined ? row.canceled_at : canceled ? (row.canceled_at ?? work.now) : null,
  }
}

/** Of a day that a file tells, noon UTC: it is that day nearly everywhere. */
function doneAt(done: CivilDate | boolean, { completed_at }: TaskRow, { now }: Work): Date | null {
  if (done === false) return null
  if (done === true) return completed_at ?? now
  return completed_at?.toISOString().startsWith(done) === true ? completed_at : new Date(`${done}T12:00:00Z`)
}

/** The type and status that the file tells anew. A task that gets a type gets a status of it. */
function moved(row: TaskRow, before: TaskRow, meaning: Meaning<TaskSaid>): TaskRow {
  const { work, type_id, said, dated } = meaning
  if (type_id === null) return row
  const typed = type_id === before.type_id ? row : { ...row, type_id, type_set_at: work.now }
  const status = statusAfter(before, type_id, meaning)
  const stands = statusOf(typed)
  if (status === null || status.id === before.status_id)
    return stands === null || said.status_due_on === undefined ? typed : { ...typed, ...due(stands, said.status_due_on, work.now) }
  const usual = dated ? defaultDueOn(status, work.today, work.studio.workWeek) : null
  const completed_at = status.is_final ? (typed.completed_at ?? work.now) : said.done ? typed.completed_at : null
  return { ...typed, ...entering(status.id, said.status_due_on ?? usual, work.now), completed_at }
}

/** What is done goes to the only final status there is, what is opened again to the initial one, unless the file tells a status. */
function statusAfter({ status_id }: TaskRow, type_id: number, meaning: Meaning<TaskSaid>): StatusRow | null {
  const { said, statuses } = meaning
  if (status_id === null) return onlyFinal(meaning, type_id) ?? firstStatus(meaning, type_id)
  const isFinal = statuses.find(({ id }) => id === status_id)?.is_final === true
  if (said.done !== undefined && !said.status && Boolean(said.done) !== isFinal) return said.done ? onlyFinal(meaning, type_id) : firstStatus(meaning, type_id)
  return nextStatus(meaning, type_id, status_id)
}

function onlyFinal({ said, statuses }: Meaning<TaskSaid>, type_id: number): StatusRow | null {
  const [final, other] = statuses.filter((status) => status.type_id === type_id && status.is_final && status.active)
  return said.done && !said.status && other === undefined ? (final ?? null) : null
}

/** For a member who has left, who stands in takes what is open and newly given; of what is done it stays told who did it. */
async function withStandIns(work: Work, writes: readonly Write<TaskRow>[]): Promise<Write<TaskRow>[]> {
  const isGiven = ({ before, after }: Write<TaskRow>) => after.completed_at === null && after.canceled_at === null && before?.member_id !== after.member_id
  const staff = await loadStaff(work, writes.filter(isGiven).map(({ after }) => after)) // biome-ignore format: short
  return writes.map((write) => (isGiven(write) ? { ...write, after: { ...write.after, ...assigned(write.after, staff) } } : write))
}
