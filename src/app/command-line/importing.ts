import { setTimeout as pause } from 'node:timers/promises'
import type { Output } from '#platform/http/contract.ts'
import * as imports from '#studio/records/imports/contract.ts'
import { refusedFile } from '#studio/records/imports/refused-csv.ts'
import type { Caller } from './caller.ts'
import { fieldsOf, own } from './field.ts'
import { fileColumns, fileKind, fileKinds } from './file-reading.ts'
import { listVerb } from './list-verb.ts'
import { table } from './table.ts'
import { uploadFile } from './upload-file.ts'
import { told, type Verb } from './verb.ts'

type Run = Output<typeof imports.startImport>

export const importVerbs: Verb[] = [
  {
    name: '<file>',
    says: 'reads records of one kind from a CSV file, clients from vCards, or sessions or appointments from a calendar; every good row is kept, every wrong one is named',
    fields: [
      own('--kind <kind>', fileKinds),
      own('--mode <mode>', 'history: nothing already past fires · news: acts like people editing'),
      own('--date-order <order>', 'mdy, dmy or ymd; recognized when left out'),
      own('--column <header=column>', 'what a header holds, where Hotshoe does not know it; may come several times', { kind: 'texts' }),
      own('--type <type>', 'of a calendar: the type of the events whose category and title tell none'),
      own('--all-or-nothing', 'takes nothing unless every row is good'),
      own('--preview', 'only says what would be made, changed and refused; keeps nothing'),
    ],
    examples: [
      'import clients.csv --kind clients --mode history',
      'import contacts.vcf --kind clients',
      'import sessions.csv --kind sessions',
      'import calendar.ics --kind appointments --type Consultation',
      'import sessions.csv --kind sessions --preview',
    ],
    run: async ({ caller, args, given }) => {
      const kind = fileKind(given.kind)
      const columns = fileColumns(given.column, given.type)
      const body = {
        kind,
        file: await uploadFile(caller, args[0] ?? ''),
        ...(given.mode === undefined ? {} : { mode: given.mode }),
        ...(given.dateOrder === undefined ? {} : { date_order: given.dateOrder }),
        ...(columns === undefined ? {} : { columns }),
        ...(given.allOrNothing === undefined ? {} : { all_or_nothing: true }),
      }
      if (given.preview === true) return told(await caller.call(imports.previewImport, { body }), previewText)
      const run = await readToEnd(caller, await caller.call(imports.startImport, { body }))
      const refusals = run.refused === 0 ? [] : (await caller.call(imports.listRefusals, { params: { id: run.id }, query: { limit: 50 } })).rows
      return { ...told(run, (read) => runText(read, refusals)), undone: undone(run) }
    },
  },
]

/** Reads the file here; where a Hotshoe that runs elsewhere reads it already, waits for it. */
async function readToEnd(caller: Caller, { id }: Run): Promise<Run> {
  let run = await caller.call(imports.readNow, { params: { id } })
  while (run.state === 'waiting' || run.state === 'running') {
    if (process.stderr.isTTY) process.stderr.write(`\r${run.rows_read} of ${run.rows_total} rows read `)
    await pause(1000)
    run = await caller.call(imports.readImport, { params: { id } })
  }
  return run
}

/** Rows that were not taken end the command with a status of their own, so that a script learns of them. */
function undone({ refused, rows_read, state, error }: Run): string | null {
  if (state !== 'done') return error ?? 'The import was canceled. What was read before is kept.'
  return refused === 0 ? null : `${refused} of ${rows_read} rows were refused. Correct them in the file and import it again; what is in stays.`
}

type Preview = Output<typeof imports.previewImport>

function previewText(preview: Preview): string {
  const lines = ['Nothing was kept. The import would end like this:', '', ...summary(preview)]
  const { refusals } = preview
  if (refusals.length === 0) return lines.join('\n')
  const left = preview.refused - new Set(refusals.map(({ line }) => line)).size
  return [...lines, '', refusalTable(refusals), ...(left > 0 ? [`${left} more refused rows are not shown here; the import names them all.`] : [])].join('\n')
}

function summary(run: Omit<Preview, 'refusals' | 'kind' | 'date_order'>): string[] {
  return [
    `${run.rows_read} ${run.rows_read === 1 ? 'row' : 'rows'} read as ${run.mode}: ${run.created} new, ${run.changed} changed, ${run.unchanged} unchanged, ${run.refused} refused.`,
    ...run.remarks,
    ...(run.ignored_columns.length > 0 ? [`Columns that were not used: ${run.ignored_columns.join(', ')}.`] : []),
  ]
}

function runText(run: Run, refusals: Output<typeof imports.listRefusals>['rows']): string {
  const lines = summary(run)
  if (refusals.length === 0) return lines.join('\n')
  return [...lines, '', refusalTable(refusals), ...(run.refused > 50 ? [`All of them: hotshoe imports refusals ${run.id}`] : [])].join('\n')
}

const refusalColumns = [
  ['Line', ({ line }: { line: number }) => line],
  ['Column', ({ column }: { column: string }) => column],
  ['Value', ({ value }: { value: string }) => value],
] as const

function refusalTable(rows: Output<typeof imports.listRefusals>['rows']): string {
  const short = table(rows, refusalColumns).split('\n')
  return short.map((line, index) => (index < 2 ? line : `${line}\n      ${rows[index - 2]?.reason ?? ''}`)).join('\n')
}

export const importsVerbs: Verb[] = [
  listVerb({
    says: 'files that were read, newest first',
    contract: imports.listImports,
    fields: fieldsOf(imports.listImports.query),
    columns: [
      ['Import', ({ id }) => id],
      ['File', ({ file_name }) => file_name],
      ['Kind', ({ kind }) => kind],
      ['Mode', ({ mode }) => mode],
      ['State', ({ state }) => state],
      ['New', ({ created }) => created],
      ['Changed', ({ changed }) => changed],
      ['Unchanged', ({ unchanged }) => unchanged],
      ['Refused', ({ refused }) => refused],
    ],
    none: 'No file was read yet.',
  }),
  {
    name: 'show <import>',
    says: 'one file that was read',
    run: async ({ caller, args }) => told(await caller.call(imports.readImport, { params: { id: args[0] } }), (run) => runText(run, [])),
  },
  {
    name: 'refusals <import>',
    says: 'the cells that could not be taken, with their reasons',
    fields: fieldsOf(imports.listRefusals.query),
    run: async ({ caller, args, given }) => {
      const query = { limit: given.limit ?? 500, ...(given.after === undefined ? {} : { after: given.after }) }
      return told(await caller.call(imports.listRefusals, { params: { id: args[0] }, query }), ({ rows }) =>
        rows.length === 0 ? 'No row was refused.' : refusalTable(rows),
      )
    },
  },
  {
    name: 'cancel <import>',
    says: 'stops the reading of a file; what was read before stays',
    run: async ({ caller, args }) =>
      told(await caller.call(imports.cancelImport, { params: { id: args[0] } }), ({ state, rows_read, rows_total }) =>
        state === 'canceled' ? `Stopped after ${rows_read} of ${rows_total} rows. What was read before stays.` : 'The file had been read to its end already.',
      ),
  },
  {
    name: 'undo <import>',
    says: 'takes an import back, when it changed nothing else and nothing depends on what it made',
    run: async ({ caller, args }) =>
      told(await caller.call(imports.undoImport, { params: { id: args[0] } }), ({ created }) => `Taken back: ${created} records are gone.`),
  },
  {
    name: 'mend <import>',
    says: 'the rows that could not be taken as a CSV file, each with its reason, to be mended and imported again',
    examples: ['imports mend 7 > mend.csv'],
    run: async ({ caller, args }) => {
      const rows: imports.RefusedRow[] = []
      let page: Output<typeof imports.listRefusedRows>
      let after: string | null = null
      do {
        const query: Record<string, unknown> = { limit: 500, ...(after === null ? {} : { after }) }
        page = await caller.call(imports.listRefusedRows, { params: { id: args[0] }, query })
        rows.push(...page.rows)
        after = page.next
      } while (after !== null)
      const { headers } = page
      return told({ headers, rows }, () => refusedFile(headers, rows).text)
    },
  },
]
