import type { Correction } from './contract.ts'
import type { Planned } from './write-again.ts'

/** A planned correction as people see it; `id` where it is written. */
export function shownCorrection({ message, channel, address, rendered, problem }: Planned, id: number | null): Correction {
  return { corrects_id: message.id, to_name: message.to_name, channel, address, ...rendered, problem, id }
}
