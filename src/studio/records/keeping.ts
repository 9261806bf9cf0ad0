import type { ColumnType } from '#platform/database/row-set.ts'
import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import type { Work } from '#studio/staff/work.ts'
import type { AnyRecord, RecordWrite } from './record-write.ts'
import type { StatusRow } from './statuses/status.ts'
import type { SubjectKind } from './subject.ts'
import type { Assignment } from './tasks/assignee.ts'

/** How records of one kind are kept: what writing, locking and changing a status have to know about it. */
export type Keeping<R extends AnyRecord> = {
  /** Also the name of the table. */
  kind: SubjectKind
  /** The columns a change may set; number, studio and creation stay. */
  changeable: readonly (keyof R['row'] & string)[]
  /** The types of all columns, where files bring so many new rows that it matters how they are handed over. */
  columns?: { readonly [Column in keyof R['row'] & string]: ColumnType }
  /** Columns that follow from others, and make no difference by themselves. */
  following?: readonly (keyof R['row'] & string)[]
  /** What the broken constraints of its tables mean to a person. */
  refusals: ConstraintRefusals
  /** What its history compares, in the words of the API. */
  factsOf(record: R): Record<string, unknown>
  /** Who takes over a record that enters the status, where nobody says otherwise. */
  takenOverBy?(work: Work, status: StatusRow): Promise<Partial<Assignment>>
  /** Writes what belongs to records and stands in other tables. */
  writeParts?(work: Work, writes: readonly RecordWrite<R>[]): Promise<void>
  /** Rows with what belongs to them. */
  withParts(work: Work, rows: readonly R['row'][]): Promise<R[]>
}
