import { Refusal } from '#platform/refusal.ts'
import type { Trigger } from '../trigger.ts'
import type { Version } from './version.ts'

export function noSuchVersion({ description }: Pick<Trigger, 'description'>, versions: readonly Version[], asked: number): Refusal {
  const numbers = versions.map(({ number }) => number).join(', ')
  const known = numbers === '' ? 'None of its versions is known.' : `Its versions are: ${numbers}.`
  return new Refusal('not-found', 'no-such-version', `“${description}” has no version ${asked}. ${known}`)
}
