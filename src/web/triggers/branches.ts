import { catalogue } from '#studio/triggers/moments.ts'
import type { TriggerBasis, TriggerSubject } from '#studio/triggers/subjects.ts'
import { words } from '#web/words/words.ts'
import type { Trigger } from './trigger-form.ts'
import { atStatus, atType, isAt, type TriggerPlace } from './trigger-place.ts'
import type { Choices } from './use-choices.ts'

const say = words.triggers

/** A status, a type or a whole kind of record, and the triggers that hang there. */
export type Branch = { key: string; label: string; place: TriggerPlace; triggers: Trigger[] }

/** Where triggers of such records can hang: by status, by type, or by themselves; what is inactive only where something still hangs there. */
export function branchesOf(kind: TriggerSubject, triggers: readonly Trigger[], choices: Pick<Choices, 'statuses' | 'types'>): Branch[] {
  const bases = new Set<TriggerBasis>(catalogue.filter(({ subject }) => subject === kind).map(({ basis }) => basis))
  const typeName = (id: number | null) => choices.types.find((type) => type.id === id)?.name
  const statuses = choices.statuses
    .filter((status) => status.subject_kind === kind)
    .map((status) => {
      const type = typeName(status.type_id)
      const label = say.here.status(type === undefined ? status.name : say.when.statusOf(type, status.name))
      return { key: `status ${status.id}`, label, active: status.active, place: atStatus(status) }
    })
  const types = choices.types
    .filter((type) => type.subject_kind === kind)
    .map((type) => ({ key: `type ${type.id}`, label: say.here.type(type.name), active: type.active, place: atType(type) }))
  const whole = (basis: TriggerBasis, any_type: boolean) => ({ subject_kind: kind, basis, status_id: null, type_id: null, any_type })
  const branches = [
    ...statuses.filter(({ place }) => bases.has(place.basis)),
    ...(kind === 'appointment' ? [{ key: 'any type', label: say.when.anyType, active: true, place: whole('type', true) }] : []),
    ...types.filter(({ place }) => bases.has(place.basis)),
    ...(bases.has('event') ? [{ key: 'event', label: say.here.event, active: true, place: whole('event', false) }] : []),
  ].map(({ active, ...branch }) => ({ ...branch, active, triggers: triggers.filter((trigger) => isAt(trigger, branch.place)) }))
  const keywords = triggers.filter((trigger) => trigger.subject_kind === kind && trigger.basis === 'keyword')
  return [
    ...branches.filter((branch) => branch.active || branch.triggers.length > 0).map(({ active: _active, ...branch }) => branch),
    ...keywords.map((trigger) => ({
      key: `keyword ${trigger.id}`,
      label: trigger.keyword ?? '',
      place: whole('keyword', false),
      triggers: [trigger],
    })),
  ]
}
