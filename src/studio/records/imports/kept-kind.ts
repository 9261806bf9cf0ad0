import type { Keeping } from '../keeping.ts'
import { lockRecords } from '../lock-records.ts'
import type { AnyRecord } from '../record-write.ts'
import { familyOf } from '../statuses/family.ts'
import type { SubjectKind } from '../subject.ts'
import type { StatusColumns } from '../tables.ts'
import { writeRecords } from '../write-records.ts'
import { marked } from './history-mark.ts'
import { beginning, firstStatus, type Imported, type Meaning, nextStatus } from './imported.ts'
import type { ImportedKind } from './imported-kind.ts'
import { movedTo } from './moved-to.ts'
import type { Told } from './told.ts'

type Marked = AnyRecord & { row: { history_at: Date | null; external_id: string | null } }

/** What is the kind's own of taking it from files; the rest is alike for all records with a status. */
type Own<Said extends Told, R extends Marked, Values> = Pick<Imported<Said, R>, 'names' | 'needs' | 'stranger'> & {
  kind: SubjectKind & ImportedKind
  keeping: Keeping<R>
  blank(meaning: Meaning<Said> & { said: Said }, status: StatusColumns): R
  /** What a row says in the words of the record, but type and status. */
  valuesOf(meaning: Meaning<Said>, before: R | null): Values
  withValues(record: R, values: Values & { type_id?: number; external_id?: string }, now: Date): R
}

/** How a kind with a status is taken from files: it begins in a status, moves when a file tells another, and is marked in the past. */
export function keptKind<Said extends Told, R extends Marked, Values extends object>(own: Own<Said, R, Values>): Imported<Said, R> {
  const { kind, keeping, blank, valuesOf, withValues, ...names } = own
  const familyIn = (type_id: number | null) => familyOf(kind, { type_id }).type_id
  return {
    kind,
    ...names,
    lock: (work, ids) => lockRecords(work, keeping, ids),
    typeOf: ({ row }) => row.type_id ?? null,
    begin(meaning) {
      const { work, said, type_id, history, takenOver } = meaning
      const status = firstStatus(meaning, familyIn(type_id))
      const first = blank(meaning, beginning(meaning, status))
      const handed: R = { ...first, row: { ...first.row, ...takenOver.get(status.id), history_at: history ? work.now : null } }
      return withValues(handed, { ...valuesOf(meaning, null), external_id: said.external_id }, work.now)
    },
    change(before, meaning) {
      const { work, said, type_id, history, dated, takenOver } = meaning
      const status = nextStatus(meaning, familyIn(type_id), before.row.status_id)
      const handed: R = status === null || status.id === before.row.status_id ? before : { ...before, row: { ...before.row, ...takenOver.get(status.id) } }
      const values = {
        ...valuesOf(meaning, before),
        ...(said.external_id === undefined ? {} : { external_id: said.external_id }),
        ...(type_id === null ? {} : { type_id }),
      }
      const { row, ...parts } = withValues(handed, values, work.now)
      const moved = movedTo(work, row, { status, dueOn: said.status_due_on, history: !dated })
      return { ...before, ...parts, row: history ? marked(before.row, moved, work.now) : moved }
    },
    write: (work, writes) => writeRecords(work, keeping, writes.map((write) => ({ ...write, what: 'imported' }))), // biome-ignore format: short
  }
}
