import { Refusal } from '#platform/refusal.ts'
import type { Hand } from './hand.ts'
import type { Picture } from './picture.ts'
import { setupOnPicture } from './setup-on-picture.ts'
import { sortedTriggers, standingRules } from './standing-rules.ts'
import { triggersOnPicture } from './triggers-on-picture.ts'

/** Works on a picture of the studio: whatever it does, nothing is written anywhere. */
export function handOnPicture(picture: Picture): Hand {
  return {
    standing: async () => standingRules(picture.setup, sortedTriggers(picture.triggers)),
    setup: async () => picture.setup,
    formerNames: async () => picture.formerNames,
    ...setupOnPicture(picture),
    ...triggersOnPicture(picture),
    attempt: (run) => attemptOn(picture, run),
  }
}

async function attemptOn(picture: Picture, run: () => Promise<unknown>): Promise<boolean> {
  const { setup, triggers, deleted } = picture
  try {
    await run()
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    Object.assign(picture, { setup, triggers, deleted })
    return false
  }
}
