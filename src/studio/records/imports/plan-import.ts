import { Refusal, refuseField } from '#platform/refusal.ts'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import type { Work } from '#studio/staff/work.ts'
import { readPreferences } from '../read-preferences.ts'
import { isColumn, isDateColumn, type Layout, layoutOf, type Mapping, missingColumns, reasonHeader, sourceKey } from './columns.ts'
import type { ImportMode, Looked, NewImport } from './contract.ts'
import { orderOf } from './date-signs.ts'
import { usualMode } from './queries.ts'
import type { Reader } from './row.ts'
import type { KeptFile } from './survey.ts'

export type Plan = {
  mode: ImportMode
  reader: Reader
  remembered: boolean
  from: Looked['date_order']['from']
  /** Why it cannot be read like this; null when it can. */
  missing: string | null
}

type Given = Pick<NewImport, 'kind' | 'mode' | 'date_order' | 'columns'>

/**
 * How a file is to be read: as the request says, else as it was said of the last file with these headers, else as the file itself shows.
 * The mode is the usual one of the studio, or of refused rows that were mended the one of the file they stood in. Refuses columns that there are none of.
 */
export async function planImport(work: Work, { survey }: Pick<KeptFile, 'survey'>, { kind, mode, date_order, columns = {} }: Given): Promise<Plan> {
  if (survey.format === 'csv') refuseNoColumn(kind, columns)
  const key = sourceKey(survey.headers)
  const source = await work.db.selectFrom('import_source').selectAll().where('subject_kind', '=', kind).where('headers', '=', key).executeTakeFirst()
  const isList = survey.format === 'csv'
  const isCalendar = survey.format === 'icalendar'
  const types = isCalendar ? await typesOf(work, kind, { ...source?.columns, ...columns }) : undefined
  if (isCalendar) refuseNoType(columns, types ?? {})
  const layout: Layout = isList
    ? layoutOf(kind, survey.headers, { ...source?.columns, ...columns })
    : { places: new Map(), headers: survey.headers, ignored: [] }
  const preferences = await readPreferences(work)
  const read = orderOf([...layout.places].flatMap(([column, place]) => (isDateColumn(column, layout) ? (survey.dates[place] ?? []) : [])))
  const { order, from } = chosenOrder({ given: date_order, read, source: source?.date_order ?? null, studio: preferences.dateOrder })
  return {
    mode: mode ?? (await modeOfMended(work, kind, survey.headers)) ?? (await usualMode(work, kind)),
    reader: { layout, dateOrder: order, country: preferences.country, money: preferences.money, today: work.today, ...(types === undefined ? {} : { types }) },
    remembered: (isList || isCalendar) && source !== undefined,
    from,
    missing: isList ? missingOf(kind, layout, survey.rows) : isCalendar ? noEvents(kind, survey) : kind === 'client' ? null : onlyClients,
  }
}

/** How triggers took the file whose refused rows a file has, as the column with the reasons tells; null where there is none. */
async function modeOfMended(work: Work, kind: NewImport['kind'], headers: readonly string[]): Promise<ImportMode | null> {
  if (!headers.some((header) => header.trim() === reasonHeader)) return null
  const runs = work.db.selectFrom('import_run').select(['mode', 'headers']).where('subject_kind', '=', kind).where('refused', '>', 0)
  const latest = await runs.orderBy('id', 'desc').limit(50).execute()
  return latest.find((run) => sourceKey(run.headers) === sourceKey(headers))?.mode ?? null
}

/** Refuses a mapping to columns that records of a kind have none of. What stands under no name is of calendars: the type of their events. */
export function refuseNoColumn(kind: NewImport['kind'], columns: Mapping): void {
  for (const [header, column] of Object.entries(columns)) if (header !== '' && column !== '' && !isColumn(kind, column)) throw noSuchColumn(header, column)
}

/** The plan of an import that is really tried: refuses a file that lacks a column or rows, and dates that can be read both ways. */
export function refuseUnclear({ missing, from }: Plan, { rows }: KeptFile['survey']): void {
  if (missing !== null)
    throw new Refusal('invalid', rows === 0 ? 'no-rows' : 'missing-columns', { message: missing, problems: [{ field: 'content', message: missing }] })
  if (from !== 'open') return
  throw refuseField(
    'date_order',
    'which-date-order',
    'The dates of this file can be read month first or day first, and they do not tell which. Say in which order they are written.',
  )
}

const onlyClients = 'A vCard file holds people. Choose clients, or another file for anything else.'

/** Why a calendar cannot be imported as this kind of record; null when it can. */
function noEvents(kind: NewImport['kind'], { rows, calendar }: KeptFile['survey']): string | null {
  if (kind !== 'session' && kind !== 'appointment') return 'A calendar holds events. Choose sessions or appointments, or another file for anything else.'
  return rows + (calendar?.series ?? 0) === 0 ? 'The calendar has no events. Export it again, or choose another file.' : null
}

/** What was said of the types of a calendar's events, as far as there are such types. */
async function typesOf(work: Work, kind: NewImport['kind'], said: Mapping): Promise<Mapping> {
  if (kind !== 'session' && kind !== 'appointment') return {}
  const types = await work.db.selectFrom('type').select('name').where('subject_kind', '=', kind).execute()
  const byName = new Map(types.map(({ name }) => [name.toLowerCase(), name]))
  return Object.fromEntries(
    Object.entries(said).flatMap(([category, type]) => {
      const name = byName.get(type.trim().toLowerCase())
      return name === undefined ? [] : [[category, name]]
    }),
  )
}

function refuseNoType(said: Mapping, types: Mapping): void {
  const [, name] = Object.entries(said).find(([category, type]) => type !== '' && types[category] === undefined) ?? []
  if (name !== undefined) throw refuseField('columns', 'no-such-type', `There is no type “${name}”. Choose one of those under Settings, or add it there first.`)
}

type Orders = { given: DateOrder | undefined; read: DateOrder | 'open' | null; source: DateOrder | null; studio: DateOrder }

function chosenOrder({ given, read, source, studio }: Orders): { order: DateOrder; from: Plan['from'] } {
  if (given !== undefined) return { order: given, from: 'given' }
  if (read !== null && read !== 'open') return { order: read, from: 'file' }
  if (source !== null) return { order: source, from: 'source' }
  return { order: studio, from: read === 'open' ? 'open' : 'studio' }
}

function missingOf(kind: NewImport['kind'], layout: Layout, rows: number): string | null {
  const noRows = 'The file has the names of the columns in its first line, and no rows below. Export the list again, or choose another file.'
  return missingColumns(kind, layout) ?? (rows === 0 ? noRows : null)
}

function noSuchColumn(header: string, column: string): Refusal {
  return refuseField(`columns.${header}`, 'no-such-column', `There is no column “${column}” for “${header}” to hold. Choose one of those that are offered.`)
}
