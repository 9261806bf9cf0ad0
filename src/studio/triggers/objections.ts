import { offsetUnits, parseOffset } from '#studio/calendar/offset.ts'
import { parseSendingHours } from '#studio/calendar/sending-hours.ts'
import { basisObjections } from './basis-objections.ts'
import { outputObjections } from './chain.ts'
import { catalogue, catalogueLine, isTimed, type MomentKey, moments } from './moments.ts'
import type { Proposal } from './proposal.ts'
import type { References } from './references.ts'
import { triggerBases, triggerSubjects } from './subjects.ts'

/** What speaks against saving, at its field. The sentence says what to do. */
export type Objection = { field: string; code: string; message: string }

/** A reference that was archived since may stay where it stands, flagged; it may not be chosen anew. */
export type Chosen = { kind: 'status' | 'type' | 'template' | 'member' | 'department'; id: number }
export type Standing = { has: (chosen: Chosen) => boolean; outputIds: readonly number[] }

/** Everything that speaks against a proposal; empty when it can be saved. What cannot fire anyway is not asked about its details. */
export function objectionsTo(proposal: Proposal, references: References, standing: Standing): Objection[] {
  const general = [...descriptionObjections(proposal), ...catalogueObjections(proposal)]
  if (general.some(({ field }) => field === 'moment')) return general
  return [
    ...general,
    ...offsetObjections(proposal),
    ...policyObjections(proposal),
    ...basisObjections(proposal, references, standing),
    ...outputIdObjections(proposal, standing),
    ...proposal.outputs.flatMap((output, index) => outputObjections({ output, at: `outputs.${index}`, proposal, references, standing })),
  ]
}

function descriptionObjections({ description }: Proposal): Objection[] {
  if (description !== '') return []
  return [
    {
      field: 'description',
      code: 'description-missing',
      message: 'Say in a few words what the trigger does, for example “Email reminder for upcoming session”.',
    },
  ]
}

function catalogueObjections({ subject_kind, basis, moment }: Proposal): Objection[] {
  if (catalogueLine(subject_kind, basis, moment) === null) {
    const message = `${capital(triggerSubjects[subject_kind].plural)} by ${triggerBases[basis].label.toLowerCase()} have no “${moments[moment].label}”. ${choice(subject_kind)}`
    return [{ field: 'moment', code: 'no-such-moment', message }]
  }
  return []
}

function offsetObjections({ moment, offset_count, offset_unit }: Proposal): Objection[] {
  const { offsets }: { offsets: 'any' | 'after' | 'none' } = moments[moment]
  const offset = parseOffset(offset_count, offset_unit)
  if (!offset.ok) return [{ field: 'offset_count', code: 'offset-too-far', message: offset.message }]
  if (offset_count !== 0 && offsetUnits[offset_unit].of === 'instant' && !isTimed(moment)) {
    const message = `${capital(moments[moment].phrase)} has no time of day, so ${offsetUnits[offset_unit].label} cannot be counted from it. Choose days, weeks or work days.`
    return [{ field: 'offset_unit', code: 'offset-without-time', message }]
  }
  if (offset_count === 0 || offsets === 'any' || (offsets === 'after' && offset_count > 0)) return []
  return [{ field: 'offset_count', code: 'offset-impossible', message: offsetSentence(moment) }]
}

function policyObjections({ repeat, repeat_days, hours }: Proposal): Objection[] {
  const read = hours === null ? null : parseSendingHours(hours)
  return [
    ...(repeat === 'spaced' && repeat_days === null
      ? [{ field: 'repeat_days', code: 'repeat-days-missing', message: 'Say how many days have to pass before a record counts again, for example 30.' }]
      : []),
    ...(read === null || read.ok ? [] : [{ field: 'hours', code: 'hours-invalid', message: read.message }]),
  ]
}

function offsetSentence(moment: MomentKey): string {
  if (moments[moment].offsets === 'after') return `Nobody knows ${moments[moment].phrase} beforehand. Choose the day itself, or days after it.`
  return `“${moments[moment].label}” acts at once and takes no days before or after. To wait some days, give the status a duration and choose “${moments['status-due'].label}”.`
}

/** Of the same records: the whole catalogue would be a page. */
function choice(subject: Proposal['subject_kind']): string {
  const lines = catalogue.filter((line) => line.subject === subject)
  const words = lines.map((line) => `${line.label.toLowerCase()} (by ${triggerBases[line.basis].label.toLowerCase()})`)
  return `Choose one of: ${words.join(', ')}.`
}

function outputIdObjections({ outputs }: Proposal, { outputIds }: Standing): Objection[] {
  return outputs.flatMap(({ id }, index) => {
    const field = `outputs.${index}.id`
    if (id === null) return []
    if (!outputIds.includes(id))
      return [{ field, code: 'no-such-output', message: `This trigger has no output number ${id}. Leave the id out to add a new one.` }]
    const twice = outputs.findIndex((other) => other.id === id) < index
    return twice ? [{ field, code: 'output-twice', message: `Output number ${id} stands here twice. Leave the id of the second out to add a new one.` }] : []
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
