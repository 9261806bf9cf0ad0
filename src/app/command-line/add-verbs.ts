import { type Command, Option } from 'commander'
import type { Zone } from '#studio/calendar/zone.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import type { Caller } from './caller.ts'
import { complaints } from './complaints.ts'
import type { Field } from './field.ts'
import type { Globals } from './globals.ts'
import { inOptions } from './in-options.ts'
import { hasInstant } from './in-zone.ts'
import { Interrupted, NotAllDone } from './not-all-done.ts'
import { openCaller } from './open-caller.ts'
import type { AnyVerb, Asked, Told } from './verb.ts'

/** Gives an area its commands. One without a name is the area's word itself. */
export function addVerbs(area: Command, verbs: readonly AnyVerb[]): void {
  area.helpCommand(false)
  for (const verb of verbs) {
    const [name = '', ...args] = verb.name.split(' ').filter((word) => word !== '')
    const isArea = name === '' || /^[<[]/.test(name)
    const command = isArea
      ? area
      : area
          .command(name)
          .description(verb.says)
          .copyInheritedSettings(area)
          .configureOutput(complaints(`${area.name()} ${name}`))
    for (const arg of isArea && name !== '' ? [name, ...args] : args) command.argument(arg)
    for (const field of verb.fields ?? []) for (const option of optionsOf(field)) command.addOption(option)
    const examples = verb.examples ?? []
    if (examples.length > 0) command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  hotshoe ${example}`).join('\n')}`)
    command.action((...given: unknown[]) => carryOut(verb, command, given.slice(0, -2)))
  }
}

async function carryOut(verb: AnyVerb, command: Command, given: readonly unknown[]): Promise<void> {
  const globals: Globals = command.optsWithGlobals()
  const args = given.flat().filter((arg) => typeof arg === 'string')
  if ('runHere' in verb) return say(await verb.runHere(command.opts(), globals, args), { globals, zone: null })
  const caller = await openCaller(globals)
  const asked: Asked = { caller, args, given: command.opts() }
  try {
    let said: Told | null = await verb.run(asked)
    while (said !== null) {
      say(said, { globals, zone: globals.json === true ? null : await zoneFor(caller, said) })
      said = (await said.further?.()) ?? null
    }
  } catch (error) {
    throw globals.json === true ? error : inOptions(error, verb.fields ?? [])
  } finally {
    await caller.close()
  }
}

/** The studio's zone, where there are times to be told. */
async function zoneFor(caller: Caller, { answer }: Told): Promise<Zone | null> {
  return hasInstant(answer) ? (await caller.call(readMe)).studio.zone : null
}

function say(said: Told | null, { globals, zone }: { globals: Globals; zone: Zone | null }): void {
  if (said === null) return
  const text = globals.json === true ? JSON.stringify(said.answer) : said.text(zone)
  process.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`)
  if (said.undone !== undefined && said.undone !== null) throw new (said.interrupted === true ? Interrupted : NotAllDone)(said.undone)
}

function optionsOf({ flags, says, kind, field, refers }: Field): Option[] {
  const option = new Option(flags, says)
  // Numbers may stand with commas; a name may hold one.
  const parts = (one: string) => (kind === 'numbers' && refers === undefined ? one.split(',').map((part) => part.trim()) : [one])
  if (kind === 'texts' || kind === 'numbers') option.argParser((one: string, before: string[] | undefined) => [...(before ?? []), ...parts(one)])
  // A field that is true may also be made false; an option of the command's own is only there or not.
  return kind === 'yes-no' && field !== '' ? [option, new Option(flags.replace('--', '--no-'), '')] : [option]
}
