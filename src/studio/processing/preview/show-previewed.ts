import { findUnprintable } from '#studio/messages/papers/find-unprintable.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { WantedDraft } from '#studio/triggers/settle-draft.ts'
import { previewTrigger } from './preview-trigger.ts'

/** A preview in a transaction that cannot write, with what of its letters the fonts here could not print. */
export async function showPreviewed(studio: OpenStudio, wanted: WantedDraft) {
  const { message, ...preview } = await studio.readOnly((work) => previewTrigger(work, wanted))
  if (message === null) return { ...preview, message }
  const effects = await Promise.all(message.effects.map(async ({ uncommon, ...effect }) => ({ ...effect, unprintable: await findUnprintable(uncommon) })))
  return { ...preview, message: { ...message, effects } }
}
