import { listDoubts } from '#studio/matching/contract.ts'
import { listTriggers, readTrigger } from '#studio/triggers/contract.ts'
import type { Caller } from './caller.ts'
import { own } from './field.ts'
import { idOf } from './record-verbs.ts'
import type { Told, Verb } from './verb.ts'

export const lintVerb: Verb = {
  name: 'lint [trigger]',
  says: 'what is wrong or doubtful, of one trigger or of all; ends with status 1 when there is something',
  fields: [own('--records', 'looks at the records of every trigger too, as it does for one; takes a while')],
  examples: ['triggers lint', 'triggers lint --records', 'triggers lint "A week before"'],
  run: async ({ caller, args, given }) => {
    if (args.length > 0) return lint([await withDoubts(caller, await caller.call(readTrigger, { params: await idOf(caller, 'trigger', args) }))])
    const all = await allTriggers(caller)
    return lint(given.records === true ? await inTurn(all, (trigger) => withDoubts(caller, trigger)) : all)
  },
}

/** `looked_at`: records; null where only the rules were looked at. */
type Checked = { id: number; description: string; flags: { code: string; message: string; field: string }[]; looked_at: number | null }

/** By the rules alone. */
async function allTriggers(caller: Caller): Promise<Checked[]> {
  const all: Checked[] = []
  let after: string | undefined
  do {
    const { rows, next } = await caller.call(listTriggers, { query: { limit: 500, ...(after === undefined ? {} : { after }) } })
    all.push(...rows.map((trigger) => ({ ...trigger, looked_at: null })))
    after = next ?? undefined
  } while (after !== undefined)
  return all
}

async function withDoubts(caller: Caller, { id, description, flags }: Omit<Checked, 'looked_at'>): Promise<Checked> {
  const { rows, looked_at } = await caller.call(listDoubts, { params: { id } })
  return { id, description, flags: [...flags, ...rows], looked_at }
}

async function inTurn<Given, Made>(all: readonly Given[], make: (one: Given) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = []
  for (const one of all) made.push(await make(one))
  return made
}

function lint(checked: readonly Checked[]): Told {
  const found = checked.flatMap(({ id, description, flags }) => flags.map((flag) => ({ trigger_id: id, description, ...flag })))
  const count = found.length === 1 ? '1 thing' : `${found.length} things`
  const looked = lookedAt(checked)
  return {
    answer: { checked: checked.length, records_looked_at: checked.some((one) => one.looked_at === null) ? null : sum(checked), found },
    // In full: the end of such a sentence says what to do.
    text: () =>
      found.length === 0
        ? `Nothing is wrong. ${looked}`
        : [...found.map(({ trigger_id, description, message }) => `${description} (${trigger_id}): ${message}`), looked].join('\n'),
    undone: found.length === 0 ? null : `${count} to look at.`,
  }
}

const sum = (checked: readonly Checked[]) => checked.reduce((all, { looked_at }) => all + (looked_at ?? 0), 0)

/** What an answer is about: a list by its rules alone says less than one that looked at records. */
function lookedAt(checked: readonly Checked[]): string {
  const rules = checked.length === 1 ? 'Looked at the rules of 1 trigger' : `Looked at the rules of ${checked.length} triggers`
  if (checked.some(({ looked_at }) => looked_at === null)) return `${rules}, at no records. Those too: hotshoe triggers lint --records, or for one: lint NAME`
  const records = sum(checked)
  return `${rules} and at ${records === 1 ? '1 record' : `${records} records`}.`
}
