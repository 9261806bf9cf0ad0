import { findUnprintable } from '#studio/messages/papers/find-unprintable.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { previewItem } from './preview-item.ts'

/** What an item would send, and what of its letters the fonts here could not print. */
export async function showPreview(studio: OpenStudio, id: number) {
  const { effects, ...preview } = await studio.readOnly((work) => previewItem(work, id))
  return {
    ...preview,
    effects: await Promise.all(effects.map(async ({ uncommon, ...effect }) => ({ ...effect, unprintable: await findUnprintable(uncommon) }))),
  }
}
