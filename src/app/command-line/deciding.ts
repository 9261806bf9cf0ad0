import { once } from 'node:events'
import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { sendNow } from '#studio/delivery/contract.ts'
import { listItemGroups, listItems, readItem } from '#studio/matching/contract.ts'
import { findNow, finishRun, readRun, startRun, stopRun } from '#studio/processing/contract.ts'
import type { Caller } from './caller.ts'
import { type Field, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { runText } from './run-text.ts'
import type { Beside } from './send-beside.ts'
import { sendMeanwhile } from './send-meanwhile.ts'
import { interruptedText, sentText, unsentReason } from './sent-text.ts'
import { untilInterrupted } from './until-interrupted.ts'
import { type Asked, type Told, told, type Verb } from './verb.ts'

type Decision = 'process' | 'skip' | 'delete'

const selection: readonly Field[] = [
  own('--all', 'all items of the view, as the list is now'),
  own('--view <view>', 'which list: active (when left out), held, attention or missed'),
  own('--trigger <name or number>', 'with --all: only those of this trigger'),
]
const processing: readonly Field[] = [
  own('--sweep', 'find what is due first, like: hotshoe sweep'),
  own('--confirm-burst', 'go on although it is unusually many at once'),
  own('--send', 'send the emails that are due, too'),
]

function decidingVerb(decision: Decision, says: string, fields: readonly Field[] = selection): Verb {
  return {
    name: '[items...]',
    says,
    fields,
    examples: [`${decision} 7 8 12`, `${decision} S-00042`, `${decision} --all`, `${decision} --all --trigger "Reminder a week before"`],
    run: async (asked) => {
      const { caller, given } = asked
      const beside = given.send === true ? caller.beside?.() : undefined
      try {
        if (given.sweep === true) await caller.call(findNow)
        const id = await start(asked, decision)
        const carryOut = () => (id === null ? Promise.resolve(nothing()) : caller.call(finishRun, { params: { id }, body: { finished: true } }))
        if (given.send !== true) return told(await carryOut(), runText)
        return await untilInterrupted((signal) => processAndSend(caller, { id, carryOut, beside }, signal))
      } finally {
        await beside?.close()
      }
    },
  }
}

export const processVerbs = [decidingVerb('process', 'process triggered items: the emails, calls and tasks are made', [...selection, ...processing])]
export const skipVerbs = [decidingVerb('skip', 'skip triggered items: they wait until tomorrow')]
export const deleteVerbs = [decidingVerb('delete', 'delete triggered items for good; the records stay')]

type Started = { id: number | null; carryOut: () => Promise<Run>; beside: Beside | undefined }

/** Interrupted, the run is stopped after the batch in hand, and nothing more is sent. */
async function processAndSend(caller: Caller, { id, carryOut, beside }: Started, signal: AbortSignal): Promise<Told> {
  const send = () => beside?.send(signal) ?? caller.call(sendNow, {}, { signal })
  const stop = async () => (id === null ? undefined : caller.call(stopRun, { params: { id }, body: { stopped: true } }))
  // Should it not be stopped, it comes to its end: the answer tells how it stands.
  const stopping = once(signal, 'abort')
    .then(stop)
    .catch(() => undefined)
  const { result, deliveries } = await sendMeanwhile(send, carryOut(), signal)
  if (!signal.aborted) return { ...told({ ...result, deliveries }, () => `${runText(result)}\n${sentText(deliveries)}`), undone: unsentReason(deliveries) }
  await stopping
  const run = id === null ? result : await caller.call(readRun, { params: { id } })
  const goOn = run.state === 'stopped' ? [`Run ${id} stopped after ${run.finished} of ${run.total} items. To go on: hotshoe stop ${id} --go-on`] : []
  return {
    ...told({ ...run, deliveries }, () => `${runText(run)}\n${sentText(deliveries)}`),
    undone: [interruptedText(deliveries), ...goOn].join('\n'),
    interrupted: true,
  }
}

type Run = Omit<Output<typeof finishRun>, 'id'> & { id: number | null }

/** Starts the run; it is carried out here, so that no worker is needed. To process "all" where nothing waits is no mistake: no run comes of it. */
async function start(asked: Asked, decision: Decision): Promise<number | null> {
  const { caller, args, given } = asked
  if (given.all === true && args.length > 0)
    throw new Refusal('invalid', 'wrong-usage', `Give either the numbers of the items or --all, not both. See: hotshoe ${decision} --help`)
  if (given.all !== true && args.length === 0)
    throw new Refusal('invalid', 'wrong-usage', `Say which items: their numbers, or --all. See: hotshoe ${decision} --help`)
  try {
    const body = { ...(given.all === true ? await all(asked, decision) : await single(asked, decision)), burst_confirmed: given.confirmBurst === true }
    const { id } = await caller.call(startRun, { body })
    return id
  } catch (error) {
    if (error instanceof Refusal && error.code === 'nothing-chosen' && given.all === true) return null
    if (error instanceof Refusal && error.code === 'brake')
      throw new Refusal(error.kind, error.code, { message: `${error.message} To go on: --confirm-burst`, problems: error.problems })
    throw error
  }
}

async function all({ caller, given }: Asked, decision: Decision) {
  const view = given.view ?? 'active'
  const { last_event_id } = await caller.call(listItemGroups, { query: { view } })
  const trigger = given.trigger === undefined ? {} : { trigger_id: await findReference(caller, 'trigger', String(given.trigger)) }
  return { all: [{ decision, view, last_event_id, ...trigger }] }
}

/** Decisions carry the version that was seen: here, the one of this moment. */
async function single({ caller, args, given }: Asked, decision: Decision) {
  const decisions = []
  for (const arg of args) {
    const items = /^\d+$/.test(arg) ? [await caller.call(readItem, { params: { id: arg } })] : await itemsOf(caller, arg, given.view ?? 'active')
    decisions.push(...items.map(({ id, version }) => ({ item_id: id, decision, version })))
  }
  return { decisions }
}

/** What waits for a session, by its number. */
async function itemsOf(caller: Caller, session: string, view: unknown) {
  const { rows } = await caller.call(listItems, { query: { view, session_id: await findReference(caller, 'session', session) } })
  if (rows.length === 0) throw new Refusal('not-found', 'no-such-item', `Nothing waits for session ${session} in this list. See: hotshoe items`)
  return rows
}

function nothing(): Run {
  const now = new Date().toISOString()
  return {
    id: null,
    state: 'done',
    total: 0,
    finished: 0,
    outcomes: {},
    generated: {},
    in_doubt: 0,
    problems: [],
    undoable: false,
    undone_at: null,
    requested_at: now,
    finished_at: now,
    actor: { kind: 'user', id: null, name: '' },
  }
}
