import type { Output } from '#platform/http/contract.ts'
import { previewUndo, undoRun } from '#studio/delivery/contract.ts'
import { finishRun, listRuns, readRun, stopRun } from '#studio/processing/contract.ts'
import { fieldsOf, own } from './field.ts'
import { listVerb } from './list-verb.ts'
import { runText } from './run-text.ts'
import { told, type Verb } from './verb.ts'

const counts = (record: Record<string, number>) =>
  Object.entries(record)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')

export const runsVerbs: Verb[] = [
  listVerb({
    name: '',
    says: 'runs, newest first',
    contract: listRuns,
    fields: fieldsOf(listRuns.query),
    columns: [
      ['Run', ({ id }) => id],
      ['When', ({ requested_at }) => requested_at],
      ['Who', ({ actor }) => actor.name],
      ['State', ({ state, finished, total }) => `${state} ${finished}/${total}`],
      ['Outcomes', ({ outcomes }) => counts(outcomes)],
      ['Made', ({ generated }) => counts(generated)],
    ],
    none: 'Nothing was processed yet.',
  }),
]

export const runVerbs: Verb[] = [
  { name: '<run>', says: 'one run and its result', run: async ({ caller, args }) => told(await caller.call(readRun, { params: { id: args[0] } }), runText) },
]

export const stopVerbs: Verb[] = [
  {
    name: '<run>',
    says: 'stops a run after the batch in hand; with --go-on lets a stopped one go on to its end',
    fields: [own('--go-on', 'let it go on')],
    run: async ({ caller, args, given }) => {
      const params = { id: args[0] }
      const run = await caller.call(stopRun, { params, body: { stopped: given.goOn !== true } })
      return told(given.goOn === true ? await caller.call(finishRun, { params, body: { finished: true } }) : run, runText)
    },
  },
]

export const undoVerbs: Verb[] = [
  {
    name: '<run>',
    says: 'recalls what has not left, cancels untouched calls and tasks; puts skipped and deleted items back',
    fields: [own('--preview', 'only says what would be taken back just now')],
    run: async ({ caller, args, given }) => {
      const params = { id: args[0] }
      if (given.preview === true)
        return told(await caller.call(previewUndo, { params }), (undone) => `Nothing was taken back. It would be: ${undoneText(undone)}`)
      return told(await caller.call(undoRun, { params, body: { undone: true } }), undoneText)
    },
  },
]

function undoneText({ recalled, canceled, put_back, already_gone }: Output<typeof previewUndo>): string {
  return `Recalled ${recalled} emails, canceled ${canceled} letters, calls and tasks, put ${put_back} skipped or deleted items back. ${already_gone} could not be undone any more.`
}
