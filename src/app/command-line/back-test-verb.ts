import { backTest } from '#studio/processing/backtest/contract.ts'
import { readTrigger } from '#studio/triggers/contract.ts'
import { backTestText } from './back-test-text.ts'
import type { Caller } from './caller.ts'
import { type Field, fieldsOf } from './field.ts'
import { readFields } from './read-fields.ts'
import { idOf } from './record-verbs.ts'
import { type Given, told, type Verb } from './verb.ts'

const days = fieldsOf(backTest.body, {}).filter(({ field }) => field === 'days')

/** Nobody has to find a name for what is only tried. */
const unnamed = { description: 'A draft' }

type Trigger = Awaited<ReturnType<typeof known>>
/** The fields of a trigger that options give, with what of a saved one they change. */
type Drafted = (caller: Caller, given: Given, known: Trigger | null) => Promise<Record<string, unknown>>

/** `fields`: what a draft can be given by; `drafted` reads them. */
export function backTestVerb(fields: readonly Field[], drafted: Drafted): Verb {
  return {
    name: 'backtest [trigger]',
    says: 'what one trigger, changed as the options say, or a new one would have done in the past year; writes nothing',
    fields: [...days, ...fields],
    examples: [
      'triggers backtest "A week before"',
      'triggers backtest "A week before" --before 3 --days 90',
      'triggers backtest --status Delivered --moment status-changed --channels email --template "How was it?"',
    ],
    run: async ({ caller, args, given }) => {
      const trigger = args.length === 0 ? null : await known(caller, args)
      const body = {
        ...(trigger === null ? unnamed : { id: trigger.id }),
        ...(await drafted(caller, given, trigger)),
        ...(await readFields(caller, days, given)),
      }
      return told(await caller.call(backTest, { body }), backTestText)
    },
  }
}

async function known(caller: Caller, args: readonly string[]) {
  return caller.call(readTrigger, { params: await idOf(caller, 'trigger', args) })
}
