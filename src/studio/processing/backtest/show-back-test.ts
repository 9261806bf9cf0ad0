import { findUnprintable } from '#studio/messages/papers/find-unprintable.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { WantedDraft } from '#studio/triggers/settle-draft.ts'
import { backTest } from './back-test.ts'
import { withinTime } from './within-time.ts'

/** Milliseconds. A year of a million records takes a tenth of it. */
const mostTime = 30_000

/** A back-test in a transaction that cannot write, with what of its letters the fonts here could not print. */
export async function showBackTest(studio: OpenStudio, wanted: WantedDraft & { days?: number }) {
  const { messages, ...told } = await studio.readOnly((work) => withinTime(work, mostTime, () => backTest(work, wanted)))
  return {
    ...told,
    messages: await Promise.all(messages.map(async ({ effects, ...message }) => ({ ...message, effects: await Promise.all(effects.map(printable)) }))),
  }
}

async function printable<Effect extends { uncommon: string[] }>({ uncommon, ...effect }: Effect) {
  return { ...effect, unprintable: await findUnprintable(uncommon) }
}
