import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { manyLines } from '../written-text.ts'
import type { Linked } from './linked.ts'
import { type FileRow, type Reader, RowReader, type WrongCell } from './row.ts'
import { numberIn, type Told, told, toldClient } from './told.ts'

/** What a file says about a task: only what it has columns for. */
export type TaskSaid = Told &
  Omit<Linked, 'vendor'> & {
    description: string
    notes?: string
    start_on?: CivilDate | null
    due_on?: CivilDate | null
    /** The day on which it was done; true: on a day that the file does not tell. */
    done?: CivilDate | boolean
    canceled?: boolean
    priority?: number
  }

const links = ['session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'department', 'user'] as const

/** Reads one row of a tasks' file: what it says, or every cell that cannot be taken. */
export function readTaskRow(row: FileRow, reader: Reader): { said: TaskSaid; wrong: WrongCell[] } {
  const cells = new RowReader(row, reader)
  const rest = {
    description: cells.text('description'),
    ...told(cells, ['type', 'status', ...links], (column) => cells.text(column)),
    ...told(cells, ['status_due_on', 'start_on', 'due_on'], (column) => cells.date(column)),
    ...told(cells, ['priority'], () => cells.read('priority', 2, readPriority)),
    ...told(cells, ['canceled'], (column) => cells.yes(column)),
    ...told(cells, ['notes'], () => manyLines(cells.raw('notes'))),
    ...toldClient(cells),
    ...toldDone(cells),
  }
  const said: TaskSaid = { external_id: numberIn(cells, [rest.description, rest.due_on ?? '', ...(rest.client ?? []), rest.session]), ...rest }
  if (said.external_id === '' && cells.has('external_id'))
    cells.note('external_id', 'The task has no number here. Give the one it has in the other program; by it the task is known again.')
  if (said.description === '') cells.note('description', 'A task needs a description: what is to be done?')
  return { said, wrong: cells.wrong }
}

/** Whether it is done, by a mark, the day, or a status in words that every program knows; those say it also where a task has no type. */
function toldDone(cells: RowReader): { done?: CivilDate | boolean; canceled?: boolean } {
  const word = cells.text('type') === '' ? cells.text('status').toLowerCase() : ''
  const canceled = /^cancell?ed$/.test(word)
  const byWord = /^(?:done|completed?|closed|finished)$/.test(word)
  const byStatus = cells.has('status') && cells.text('type') === '' && !cells.has('canceled') ? { canceled } : {}
  if (!cells.has('done')) return cells.has('status') && cells.text('type') === '' ? { done: byWord, ...byStatus } : {}
  const text = cells.text('done')
  const mark = /^(?:y|yes|true|x|✓|done|completed?|1)$/i.test(text)
  if (mark || text === '' || /^(?:n|no|false|open|0)$/i.test(text)) return { done: mark || byWord, ...byStatus }
  return { done: cells.date('done') ?? false, ...byStatus }
}

function readPriority(text: string): Reading<number> {
  const word = text.toLowerCase()
  if (/^(?:1|high|highest|urgent|important|!+|a)$/.test(word)) return understood(1)
  if (/^(?:2|normal|medium|none|standard|b)$/.test(word)) return understood(2)
  if (/^(?:3|low|lowest|c)$/.test(word)) return understood(3)
  return refused(`${quoted(text)} is no priority. Write high, normal or low.`)
}
