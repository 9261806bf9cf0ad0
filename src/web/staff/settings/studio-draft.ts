import type { Output } from '#platform/http/contract.ts'
import type { readStudio } from '#studio/staff/contract.ts'

type Settings = Output<typeof readStudio>

/** What the form of the studio changes. Rehearsal and pause are switched elsewhere. */
export type StudioDraft = Omit<Settings, 'id' | 'version' | 'rehearsal' | 'rehearsal_address' | 'paused_at' | 'paused_reason'>

export function studioDraft(settings: Settings): StudioDraft {
  const { id: _id, version: _version, rehearsal: _rehearsal, rehearsal_address: _address, paused_at: _at, paused_reason: _reason, ...draft } = settings
  return draft
}

const rests = [0, 60, 120, 300, 600, 900, 1800, 3600]

/** Resting times a studio may choose, in seconds; its own among them. */
export function restChoices(current: number): number[] {
  return rests.includes(current) ? rests : [...rests, current].sort((a, b) => a - b)
}

const offered = [
  'en-US',
  'en-GB',
  'en-CA',
  'en-AU',
  'en-NZ',
  'en-IE',
  'es',
  'es-MX',
  'es-US',
  'fr',
  'fr-CA',
  'de',
  'de-AT',
  'de-CH',
  'it',
  'nl',
  'pt',
  'pt-BR',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
]

/** Languages a studio may write its dates in; its own among them. */
export function languageCodes(current: string): string[] {
  return offered.includes(current) ? offered : [...offered, current]
}
