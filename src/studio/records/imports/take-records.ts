import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { same } from '../differences.ts'
import { readInvoicing } from '../invoices/read-invoicing.ts'
import { takingOver } from '../orders/taking-over.ts'
import type { StatusRow } from '../statuses/status.ts'
import { type SubjectKind, subjectKinds, type TypedKind } from '../subject.ts'
import type { Assignment } from '../tasks/assignee.ts'
import { newsOf } from './client-news.ts'
import { findMeant } from './find-meant.ts'
import { findOrMakeFamilyStatuses } from './find-or-make-family-statuses.ts'
import { findOrMakeTypes } from './find-or-make-types.ts'
import type { Imported, Meaning, Write } from './imported.ts'
import type { ImportedKind } from './imported-kind.ts'
import type { Candidate } from './named.ts'
import { rememberRows } from './remember-rows.ts'
import { cellAt, type WrongCell } from './row.ts'
import { type Good, type MadeNames, nothingTaken, type Run, rowsIn, type Taken } from './taken.ts'
import type { Told } from './told.ts'

/** A record that is here already. `fields` is what a file said of it last; null: no file told of it yet. */
type Known<Said> = { id: number; fields: Said | null }

/** A row with the record it is about, what it says anew of it, and whom and what that names. */
type Met<Said, R> = Good<Said> & { known: Known<Said> | undefined; before: R | null; news: Partial<Said>; found: Map<string, Candidate>; wrong: WrongCell[] }

/**
 * Takes a batch of any kind but clients and sessions: new records are made, of known ones what the file says differently is changed, all
 * others are left alone. A row that names somebody who is not there, or who may be one of several, is refused at that cell.
 */
export async function takeRecords<Said extends Told, R>(
  work: Work,
  run: Run,
  { imported, rows }: { imported: Imported<Said, R>; rows: readonly Good<Said>[] },
): Promise<Taken> {
  const made: MadeNames = { statuses: [], types: [], photographers: [] }
  const known = await findKnown<Said>(work, imported.kind, rows)
  const different = rows.filter(({ said }) => !same(known.get(said.external_id)?.fields, said))
  const locked = await imported.lock(work, different.flatMap(({ said }) => known.get(said.external_id)?.id ?? [])) // biome-ignore format: short
  const fresh = different.map((row) => {
    const has = known.get(row.said.external_id)
    const news = has === undefined ? row.said : newsOf(row.said, has.fields)
    return { ...row, known: has, before: has === undefined ? null : (locked.get(has.id) ?? null), news }
  })
  const meant = await findMeant<Said, (typeof fresh)[number]>(work, run, { imported, rows: fresh })
  const met = meant.map((row): Met<Said, R> => ({ ...row, wrong: [...row.wrong, ...lacking(row, run, imported)] }))
  const mean = await meanings(work, run, { imported, rows: met.filter(({ wrong }) => wrong.length === 0), made })
  const judged = met.map((row) => (row.wrong.length > 0 ? row : { ...row, wrong: strangerTo(row, run, { imported, meaning: mean(row) }) }))
  const refused = judged.filter(({ wrong }) => wrong.length > 0)
  const told = judged.filter(({ wrong }) => wrong.length === 0)
  const writes = told.map((row): Write<R> => {
    const { before, said } = row
    const meaning = mean(row)
    if (before === null) return { before, after: imported.begin({ ...meaning, said }) }
    return { before, after: imported.change(before, { ...meaning, said: { ...meaning.said, external_id: said.external_id } }) }
  })
  const written = await imported.write(work, writes, run.mode)
  await remember(work, run, { kind: imported.kind, rows: told })
  const created = writes.filter(({ before }) => before === null).length
  return {
    ...nothingTaken,
    created,
    changed: written.length - created,
    unchanged: rows.length - refused.length - written.length,
    refused: rowsIn(refused),
    wrong: refused.flatMap(({ wrong }) => wrong),
    made,
  }
}

// What was made by hand is known by its number, or a vendor by its name, until it has the number of the other program.
const otherwise: Partial<Record<ImportedKind, RawBuilder<unknown>>> = {
  invoice: sql`UNION ALL SELECT id FROM invoice WHERE number = w.number AND external_id IS NULL`,
  production_order: sql`UNION ALL SELECT id FROM production_order WHERE number = w.number AND external_id IS NULL`,
  preproduction_order: sql`UNION ALL SELECT id FROM preproduction_order WHERE number = w.number AND external_id IS NULL`,
  vendor: sql`UNION ALL SELECT id FROM vendor WHERE lower(name) = lower(w.number) AND external_id IS NULL AND archived_at IS NULL`,
}

async function findKnown<Said extends Told>(work: Work, kind: ImportedKind, rows: readonly Good<Said>[]): Promise<Map<string, Known<Said>>> {
  const wanted = [rows.map(({ said }) => said.external_id), rows.map(({ said }) => said.number ?? '')]
  const found = await sql<Known<Said> & { external_id: string }>`
    SELECT r.id, w.external_id, (SELECT fields FROM imported_row WHERE subject_kind = ${kind} AND subject_id = r.id) AS fields
    FROM unnest(${wanted[0]}::text[], ${wanted[1]}::text[]) AS w(external_id, number)
    CROSS JOIN LATERAL (SELECT id FROM ${sql.table(kind)} WHERE external_id = w.external_id ${otherwise[kind] ?? sql``} LIMIT 1) r`.execute(work.db)
  return new Map(found.rows.map(({ external_id, ...row }) => [external_id, row]))
}

/** The cell that has to name somebody and does not, where the record is new or the file takes the name away. */
function lacking<Said extends Told, R>({ line, before, news, found, wrong }: Met<Said, R>, { reader }: Run, { needs }: Imported<Said, R>): WrongCell[] {
  if (needs === undefined || wrong.length > 0 || (before !== null && !(needs.column in news))) return []
  if ([needs.column, ...needs.or].some((column) => found.has(column))) return []
  return [cellAt(reader, line, { column: needs.column, value: '', reason: needs.reason })]
}

function strangerTo<Said extends Told, R>(
  row: Met<Said, R>,
  run: Run,
  { imported, meaning }: { imported: Imported<Said, R>; meaning: Meaning<Said> },
): WrongCell[] {
  const { before, known, said } = row
  const reason = before === null || known?.fields !== null ? null : (imported.stranger?.(before, meaning) ?? null)
  return reason === null
    ? []
    : [cellAt(run.reader, row.line, { column: said.number === undefined ? 'external_id' : 'number', value: said.number ?? said.external_id, reason })]
}

type Batch<Said extends Told, R> = { imported: Imported<Said, R>; rows: readonly Met<Said, R>[]; made: MadeNames }

/** What each of these rows means, with the types and statuses they name, which are made where they are not there. */
async function meanings<Said extends Told, R>(
  work: Work,
  { mode }: Run,
  { imported, rows, made }: Batch<Said, R>,
): Promise<(row: Met<Said, R>) => Meaning<Said>> {
  const { kind } = imported
  const history = mode === 'history'
  const subject = subjectOf(kind)
  const types = isTyped(subject)
    ? await findOrMakeTypes(work, subject, { names: rows.map(({ news }) => news.type ?? ''), made: made.types })
    : new Map<string, number>()
  const [usual = null] = imported.untyped === true ? [] : types.values()
  const typeOf = ({ news, before }: Met<Said, R>) => types.get((news.type ?? '').toLowerCase()) ?? (before === null ? usual : imported.typeOf(before))
  const ofType = subject !== null && subjectKinds[subject].statusesOf === 'type'
  // A task without a type has no status, whatever the file calls it.
  const withStatus = rows.filter((row) => !ofType || typeOf(row) !== null)
  const wanted = withStatus.map((row) => ({ type_id: ofType ? typeOf(row) : null, name: row.news.status ?? '' }))
  const statuses = subject === null ? [] : await findOrMakeFamilyStatuses(work, subject, { wanted, made: made.statuses })
  const takenOver = await whoTakesOver(work, history || subject !== 'preproduction_order' ? [] : statuses)
  const dated = !history && (subject !== 'invoice' || (await readInvoicing(work)).usesStatuses)
  return (row) => ({ work, said: row.news, last: row.known?.fields ?? null, found: row.found, type_id: typeOf(row), statuses, takenOver, history, dated })
}

/** The kind as one with statuses; null for vendors. */
function subjectOf(kind: string): SubjectKind | null {
  return kind in subjectKinds ? (kind as SubjectKind) : null
}

function isTyped(kind: SubjectKind | null): kind is TypedKind {
  return kind !== null && subjectKinds[kind].hasTypes
}

async function whoTakesOver(work: Work, statuses: readonly StatusRow[]): Promise<Map<number, Partial<Assignment>>> {
  const found = new Map<number, Partial<Assignment>>()
  for (const status of statuses) found.set(status.id, await takingOver(work, status))
  return found
}

async function remember<Said extends Told, R>(work: Work, run: Run, { kind, rows }: { kind: ImportedKind; rows: readonly Met<Said, R>[] }): Promise<void> {
  const known = await findKnown(work, kind, rows)
  await rememberRows(
    work,
    kind,
    rows.flatMap(({ said, known: before }) => {
      const record = known.get(said.external_id)
      return record === undefined ? [] : [{ id: record.id, said, made: before === undefined ? run.id : null }]
    }),
  )
}
