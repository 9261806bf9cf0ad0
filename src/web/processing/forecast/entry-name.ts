import { type TriggerSubject, triggerSubjectKeys } from '#studio/triggers/subjects.ts'

export type EntryName = { trigger_id: number; subject_kind: TriggerSubject; subject_id: number; occurrence: string }
type Named = { trigger_id: number; record: { kind: TriggerSubject; id: number }; occurrence: string }

/** An entry of the forecast in the address of the screen: `12.session.345.2026-06-10`. */
export function nameOfEntry({ trigger_id, record: { kind, id }, occurrence }: Named): string {
  return [trigger_id, kind, id, occurrence].join('.')
}

/** Which entry is meant; null where that is none. What an occurrence is called may have dots itself. */
export function readEntryName(name: string | undefined): EntryName | null {
  const [, trigger, kind, id, occurrence] = /^(\d{1,15})\.([a-z_]+)\.(\d{1,15})\.(.{0,100})$/.exec(name ?? '') ?? []
  const subject_kind = triggerSubjectKeys.find((key) => key === kind)
  if (subject_kind === undefined || occurrence === undefined) return null
  return { trigger_id: Number(trigger), subject_kind, subject_id: Number(id), occurrence }
}
