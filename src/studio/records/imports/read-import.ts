import type { Selectable } from 'kysely'
import { actingAs } from '#studio/staff/acting-as.ts'
import { actorOf } from '#studio/staff/actor.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { readPreferences } from '../read-preferences.ts'
import { layoutOf } from './columns.ts'
import { completeFile } from './complete-file.ts'
import { endRun } from './end-run.ts'
import { Canceled } from './note-batch.ts'
import { openRows } from './open-rows.ts'
import { calendarRemarks, metRemarks, numberlessRemarks, remarksOn } from './remarks.ts'
import type { KeptFile } from './survey.ts'
import type { ImportRunTable } from './tables.ts'
import { takeRows } from './take-rows.ts'
import type { Run } from './taken.ts'

type Row = Selectable<ImportRunTable>

const broken = 'Something went wrong while this file was read. What had been read is kept; import the file again to take the rest.'

/**
 * Reads a file that waits, batch by batch, in the name of who started it. Every good row is taken, and every wrong cell kept with its line
 * and reason; where all or nothing was asked for, it is tried first. One that somebody else reads, or that was canceled, is left alone.
 * When the program ends meanwhile, the file waits for its next start.
 */
export async function readImport(asked: OpenStudio, id: number, signal?: AbortSignal): Promise<void> {
  const run = await asked.inTransaction((work) => claimed(work, id))
  if (run === undefined || run.file_id === null) return
  const studio = actingAs(asked, actorOf(run))
  try {
    const file = await completeFile(studio, run.file_id)
    const { format } = file.survey
    const reader = await studio.readOnly((work) => readerOf(work, run, format))
    await readClaimed(studio, { run: { id, mode: run.mode, reader, signal, format }, file, row: run })
  } catch (error) {
    if (error instanceof Canceled) return
    if (signal?.aborted === true) return studio.inTransaction((work) => waitAgain(work, id))
    await studio.inTransaction((work) => endRun(work, id, { remarks: [], error: broken })).catch(() => undefined)
    throw error
  }
}

function claimed(work: Work, id: number): Promise<Row | undefined> {
  return work.db
    .updateTable('import_run')
    .set({ ...zero, state: 'running', seen_at: new Date() })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
}

const zero = { rows_read: 0, created: 0, changed: 0, unchanged: 0, refused: 0 }

async function readerOf(work: Work, { subject_kind, headers, columns, date_order }: Row, format: Run['format']): Promise<Run['reader']> {
  const { country, money } = await readPreferences(work)
  const layout: Run['reader']['layout'] = format === 'csv' ? layoutOf(subject_kind, headers, columns) : { places: new Map(), headers, ignored: [] }
  return { layout, dateOrder: date_order, country, money, today: work.today, ...(format === 'icalendar' ? { types: columns } : {}) }
}

type Claimed = { run: Omit<Run, 'tried'> & { id: number }; file: KeptFile; row: Row }

async function readClaimed(studio: OpenStudio, { run, file, row }: Claimed): Promise<void> {
  const read = (tried: boolean) => takeRows(studio, { ...run, tried }, { kind: row.subject_kind, rows: openRows(studio, file) })
  if (row.all_or_nothing) {
    const { refused } = await read(true)
    if (refused > 0) return studio.inTransaction((work) => endRun(work, run.id, { remarks: [], error: nothing(refused) }))
    await studio.inTransaction((work) => work.db.updateTable('import_run').set(zero).where('id', '=', run.id).execute())
  }
  const { made, ...told } = await read(false)
  const remarks = [
    ...numberlessRemarks(row.subject_kind, run.reader.layout),
    ...metRemarks(told),
    ...remarksOn(row.subject_kind, made),
    ...calendarRemarks(file.survey),
  ]
  await studio.inTransaction((work) => endRun(work, run.id, { remarks, error: null }))
}

function nothing(refused: number): string {
  const rows = refused === 1 ? '1 row was refused' : `${refused} rows were refused`
  return `${rows}, and nothing was taken, as you chose. Correct the file and import it again, or take the good rows alone.`
}

async function waitAgain(work: Work, id: number): Promise<void> {
  await work.db.updateTable('import_run').set({ state: 'waiting' }).where('id', '=', id).where('state', '=', 'running').execute()
}
