import type { Page } from '#studio/matching/drafts/found.ts'
import type { Draft } from '#studio/triggers/draft.ts'
import { moments } from '#studio/triggers/moments.ts'

type Seen = Record<'stays' | 'withdrawn' | 'returns' | 'history', Page> & { soon: { rows: readonly unknown[] } }

/** What a person should know of a draft besides what it counts and names. */
export function notesOn({ saved, trigger, countsAnew }: Draft, { returns, history, soon }: Seen): string[] {
  const notes: string[] = []
  if (!trigger.active) return ['Switched off it finds nothing.']
  if (saved !== null && !saved.active) notes.push('It is switched off: this is what it would do if it were on.')
  if (countsAnew && history.count > 0) notes.push('It counts from now. What fits already is left as history, unless somebody lets it in.')
  if (trigger.automatic && returns.count > 0) notes.push('What comes back to the list because of this waits for a person, though the trigger is automatic.')
  if (trigger.automatic && history.count > 0) notes.push('What is let in waits for a person, though the trigger is automatic.')
  if (soon.rows.length === 0 && moments[trigger.moment].kind === 'instant')
    notes.push(`Nobody knows ${moments[trigger.moment].phrase} beforehand, so there are no dates to come.`)
  return notes
}
