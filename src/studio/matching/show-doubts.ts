import { findUnprintable } from '#studio/messages/papers/find-unprintable.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { unprintableFlags } from './doubts.ts'
import { findDoubts } from './find-doubts.ts'

/** What a look at records tells about a trigger, and what of its letters the fonts here could not print. */
export async function showDoubts(studio: OpenStudio, triggerId: number) {
  const { rows, letters, looked_at } = await studio.readOnly((work) => findDoubts(work, triggerId))
  const lost = await Promise.all(letters.map(async (letter) => unprintableFlags(letter, await findUnprintable(letter.signs.flat()))))
  return { rows: [...rows, ...lost.flat()].map(({ code, message, field }) => ({ code, message, field })), looked_at }
}
