import { catalogue } from '#studio/triggers/moments.ts'
import { type TriggerBasis, type TriggerSubject, triggerBases, triggerSubjects } from '#studio/triggers/subjects.ts'
import { words } from '#web/words/words.ts'

const say = words.triggers.when

type Place = { subject_kind: TriggerSubject; basis: TriggerBasis }

export function placeOf({ subject_kind, basis }: Place): string {
  return `${subject_kind}/${basis}`
}

/** Reads what `placeOf` wrote. */
export function readPlace(place: string): Place {
  const [subject_kind, basis] = place.split('/') as [TriggerSubject, TriggerBasis]
  return { subject_kind, basis }
}

const places = [...new Set(catalogue.map(({ subject, basis }) => placeOf({ subject_kind: subject, basis })))]

/** Every kind of record of the catalogue and what picks it. */
export const placeChoices = places.map((place) => {
  const { subject_kind, basis } = readPlace(place)
  return { value: place, label: say.place(triggerSubjects[subject_kind].label, triggerBases[basis].label.toLowerCase()) }
})

/** What a studio does with such triggers, by example. */
export function placeSays(place: Place): string {
  const says: Readonly<Record<string, string>> = say.places
  return says[placeOf(place)] ?? ''
}
