import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'
import { type ReasonCode, reasonSentence } from '#studio/matching/reasons.ts'

/** What becomes of an item of the list. `re-dated`: it stays, with another trigger date. */
export const itemFates = ['leaves', 'stays', 're-dated', 'returns', 'expires'] as const
export type ItemFate = (typeof itemFates)[number]
/** What becomes of one that is not listed: it comes at once, on another day than it would have, on a day, no more. */
export const comingFates = ['at-once', 'moves', 'comes', 'drops'] as const
export type ComingFate = (typeof comingFates)[number]
/** Where a message about the old date stands. `recalled` and `looked-at`: it has not left, and is taken back, or looked at again. `open`: a call still to be made. `corrected-anew`: a correction that has not left, and makes room for another. */
export const messageFates = ['sent', 'recalled', 'looked-at', 'open', 'corrected-anew'] as const
export type MessageFate = (typeof messageFates)[number]

const names = new Map<string, Intl.DateTimeFormat>()

/** “June 12”, with the year where that is not this one. */
export function told(day: CivilDate, today: CivilDate): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4)
  const known = names.get(String(isThisYear))
  const format = known ?? new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', ...(isThisYear ? {} : { year: 'numeric' }), timeZone: 'UTC' })
  names.set(String(isThisYear), format)
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** The day that an item counts from, where it counts from one of its record. */
export function aboutOn(occurrence: string): CivilDate | null {
  const read = parseDate(/\d{4}-\d{2}-\d{2}/.exec(occurrence)?.[0] ?? '')
  return read.ok ? read.value : null
}

/** What comes in its place. */
export type Next = { on: CivilDate; atOnce: boolean; late: boolean } | null
export type ToldItem = {
  fate: ItemFate
  trigger: string
  /** Of whose birthday in the family it is. */
  whose: string | null
  aboutOn: CivilDate | null
  dueOn: CivilDate | null
  reason: { code: ReasonCode | null; detail: string | null }
  next: Next
}

/** “A week before” for June 12 leaves the list; a new one comes on June 19. */
export function itemText({ fate, trigger, whose, aboutOn, dueOn, reason, next }: ToldItem, today: CivilDate): string {
  const which = `${called(trigger, whose)}${aboutOn === null ? '' : ` for ${told(aboutOn, today)}`}`
  if (fate === 'stays') return `${which} stays on the list.`
  if (fate === 're-dated') return `${which} stays on the list, now for ${dueOn === null ? 'another day' : told(dueOn, today)}.`
  if (fate === 'returns') return `${which} returns to the list.`
  if (fate === 'expires') return `${which} leaves the list: it would be too late for it.`
  if (next === null) return `${which} leaves the list: ${lowered(reasonSentence(reason.code ?? 'moment-moved', reason.detail))}`
  return `${which} leaves the list; ${next.atOnce ? `a new one takes its place at once${lateness(next, today)}` : `a new one comes on ${told(next.on, today)}`}.`
}

export type ToldComing = {
  fate: ComingFate
  trigger: string
  whose: string | null
  dueOn: CivilDate
  wasOn: CivilDate | null
  late: boolean
  automatic: boolean
}

/** “A week before” comes on June 19 instead of June 12. */
export function comingText({ fate, trigger, whose, dueOn, wasOn, late, automatic }: ToldComing, today: CivilDate): string {
  const which = called(trigger, whose)
  const day = told(dueOn, today)
  if (fate === 'drops') return `${which}, expected on ${day}, does not come any more.`
  if (fate === 'comes') return `${which} comes on ${day}.`
  if (fate === 'moves') return `${which} comes on ${day}${wasOn === null ? '' : ` instead of ${told(wasOn, today)}`}.`
  const goes = automatic && !late ? ' and goes by itself' : ''
  return `${which} is due and comes onto the list at once${goes}${lateness({ on: dueOn, atOnce: true, late }, today)}.`
}

function called(trigger: string, whose: string | null): string {
  return `“${trigger}”${whose === null ? '' : ` of ${whose}`}`
}

function lateness(next: NonNullable<Next>, today: CivilDate): string {
  return next.late ? `, late: its day was ${told(next.on, today)}` : ''
}

export type ToldMessage = {
  fate: MessageFate
  channel: 'email' | 'call' | 'letter'
  /** The trigger, or the subject of a correction. */
  about: string
  aboutOn: CivilDate | null
  toName: string
  /** When it left, was made or printed. */
  on: CivilDate | null
  next: Next
  /** It fits its trigger still, and yet says something that is so no more. */
  old: 'time' | 'date' | null
}

const done = { email: 'was emailed to', call: 'was told by phone to', letter: 'was printed for' } as const

/** “A week before” for June 12 was emailed to Anna Miller on June 5; a new one would go on June 12. */
export function messageText({ fate, channel, about, aboutOn, toName, on, next, old }: ToldMessage, today: CivilDate): string {
  const which = `“${about}”${aboutOn === null ? '' : ` for ${told(aboutOn, today)}`}`
  if (fate === 'recalled') return `The ${channel} ${which} to ${toName} has not left yet and is taken back.`
  if (fate === 'looked-at') return `The ${channel} ${which} to ${toName} has not left yet: it is taken back and listed again if it would say something else.`
  if (fate === 'corrected-anew')
    return `The correction ${which} to ${toName} has not left yet: it is taken back if it would say something else, and another can be sent.`
  if (fate === 'open') return `The call ${which} to ${toName} is still to be made, and stays on the call list.`
  const after = next === null ? (old === null ? 'no new one goes' : `it says the old ${old}, and no new one goes`) : `a new one ${newOne(next, today)}`
  return `${which} ${done[channel]} ${toName}${on === null ? '' : ` on ${told(on, today)}`}; ${after}.`
}

export type ToldOutdated = Pick<ToldMessage, 'channel' | 'about' | 'aboutOn' | 'toName' | 'on'> & {
  /** What the record is called in a sentence. */
  record: string
  change: { kind: 'canceled' | 'time' | 'other' } | { kind: 'date'; now: CivilDate | null }
}

/** “A week before” for June 12 was emailed to Anna Miller on June 5. It was right then; the session is on June 19 now. */
export function outdatedText({ channel, about, aboutOn, toName, on, record, change }: ToldOutdated, today: CivilDate): string {
  const which = `“${about}”${aboutOn === null ? '' : ` for ${told(aboutOn, today)}`} ${done[channel]} ${toName}${on === null ? '' : ` on ${told(on, today)}`}`
  return `${which}. It was right then; the ${record} ${nowIs(change, today)}.`
}

function nowIs(change: ToldOutdated['change'], today: CivilDate): string {
  if (change.kind === 'date') return change.now === null ? 'has no date now' : `is on ${told(change.now, today)} now`
  return { canceled: 'is canceled now', time: 'is at another time now', other: 'has another date now' }[change.kind]
}

function newOne(next: NonNullable<Next>, today: CivilDate): string {
  return next.atOnce ? 'is due at once' : `would go on ${told(next.on, today)}`
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
}
