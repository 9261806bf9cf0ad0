import { channelFlags } from './flags.ts'
import type { Objection } from './objections.ts'
import type { Settled } from './proposal.ts'
import { cannotSave } from './refusals.ts'

/** What is on has to be able to work: refuses to save a trigger that is on without anything to do. */
export function refuseIdle(settled: Settled): void {
  if (settled.outputs.length === 0) throw cannotSave([needsOutputs])
  const [first, ...others] = channelFlags(settled)
  if (first !== undefined) throw cannotSave([first, ...others])
}

const needsOutputs: Objection = {
  field: 'outputs',
  code: 'outputs-missing',
  message: 'A trigger that is switched on has to do something. Leave it an output, or switch it off first.',
}
