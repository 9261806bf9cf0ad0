import { previewTrigger } from '#studio/processing/preview/contract.ts'
import { readTrigger } from '#studio/triggers/contract.ts'
import type { Caller } from './caller.ts'
import { type Field, own } from './field.ts'
import { previewText } from './preview-text.ts'
import { idOf } from './record-verbs.ts'
import { type Given, told, type Verb } from './verb.ts'

type Trigger = Awaited<ReturnType<typeof known>>
/** The fields of a trigger that options give, with what of a saved one they change. */
type Drafted = (caller: Caller, given: Given, known: Trigger | null) => Promise<Record<string, unknown>>

/** `fields`: what a draft can be given by; `drafted` reads them. */
export function previewVerb(fields: readonly Field[], drafted: Drafted): Verb {
  return {
    name: 'preview [trigger]',
    says: 'what one trigger, changed as the options say, or a new one would do: whom it concerns by name, the next dates, the message; writes nothing',
    fields: [own('--to-version <number>', 'as it was in this version: what rolling back would do'), ...fields],
    examples: [
      'triggers preview "A week before" --before 14',
      'triggers preview --description New --status Booked --before 7 --channels call --wording Remind',
    ],
    run: async ({ caller, args, given }) => {
      const trigger = args.length === 0 ? null : await known(caller, args)
      const to = given.toVersion === undefined ? {} : { to_version: Number(given.toVersion) }
      const body = { ...(trigger === null ? {} : { id: trigger.id }), ...to, ...(await drafted(caller, given, trigger)) }
      return told(await caller.call(previewTrigger, { body }), previewText)
    },
  }
}

async function known(caller: Caller, args: readonly string[]) {
  return caller.call(readTrigger, { params: await idOf(caller, 'trigger', args) })
}
