import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { defaultDueOn, entering, type StatusRow } from '../statuses/status.ts'
import type { StatusColumns } from '../tables.ts'
import type { Assignment } from '../tasks/assignee.ts'
import type { ImportMode } from './contract.ts'
import type { ImportedKind } from './imported-kind.ts'
import type { Candidate, Naming } from './named.ts'
import type { Told } from './told.ts'

/** What the names in a row stand for. `said` is all of it for a new record, what is new in it for a known one. */
export type Meaning<Said> = {
  work: Work
  said: Partial<Said>
  /** What a file said last of a known record; null when none did. */
  last: Said | null
  /** What the row names, by column. */
  found: ReadonlyMap<string, Candidate>
  /** The type it names, else the one the record has, else the first of the kind; null for kinds without types, and tasks without one. */
  type_id: number | null
  statuses: readonly StatusRow[]
  /** Who takes over a record that enters a status, by the status' number; nobody in the past. */
  takenOver: ReadonlyMap<number, Partial<Assignment>>
  history: boolean
  /** Who enters a status gets its usual due date: not in the past, and not where nobody sees it. */
  dated: boolean
}

/** A record before a row of a file (null: it is new) and after it. */
export type Write<R> = { before: R | null; after: R }

/** How one kind of record is taken from files. */
export type Imported<Said extends Told, R> = {
  kind: ImportedKind
  /** Whom and what a row names. */
  names(said: Partial<Said>): Naming[]
  /** The column that has to name somebody, where the kind cannot do without, and the sentence when nobody is named. */
  needs?: { column: string; or: readonly string[]; reason: string }
  /** Records may do without a type. */
  untyped?: true
  lock(work: Work, ids: readonly number[]): Promise<Map<number, R>>
  typeOf(record: R): number | null
  begin(meaning: Meaning<Said> & { said: Said }): R
  change(before: R, meaning: Meaning<Said>): R
  /** Why a record that no file told of yet, and that is known by its number alone, is another one than the row's; null when it is the same. */
  stranger?(before: R, meaning: Meaning<Said>): string | null
  /** Writes what differs, and returns the numbers of those records. */
  write(work: Work, writes: readonly Write<R>[], mode: ImportMode): Promise<number[]>
}

/** A status of a record's family by its name in any case. */
export function statusCalled(statuses: readonly StatusRow[], family: number | null, name: string | undefined): StatusRow | null {
  return statuses.find((status) => status.type_id === family && status.name.toLowerCase() === (name ?? '').toLowerCase()) ?? null
}

/** The status a new record begins in: the one the file tells, or the initial one of its family. */
export function firstStatus({ said, statuses }: Meaning<Told>, family: number | null): StatusRow {
  const status = statusCalled(statuses, family, said.status) ?? statuses.find((each) => each.type_id === family && each.is_initial)
  if (status !== undefined) return status
  throw new Refusal('invalid', 'no-initial-status', 'The row has no status, and none is marked as the initial one. Give a status, or mark one under Settings.')
}

/** The columns of a record that begins in a status. */
export function beginning({ work, said, dated }: Meaning<Told>, status: StatusRow): StatusColumns {
  return entering(status.id, said.status_due_on ?? (dated ? defaultDueOn(status, work.today, work.studio.workWeek) : null), work.now)
}

/** The status a known record goes to: the one the file tells anew; in another type the one that is called alike, or the initial one. Null: it stays. */
export function nextStatus({ said, statuses }: Meaning<Told>, family: number | null, status_id: number): StatusRow | null {
  const told = statusCalled(statuses, family, said.status)
  const now = statuses.find(({ id }) => id === status_id)
  if (told !== null || now?.type_id === family) return told
  return statusCalled(statuses, family, now?.name) ?? statuses.find((each) => each.type_id === family && each.is_initial) ?? null
}
