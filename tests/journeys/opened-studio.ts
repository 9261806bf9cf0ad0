import { test } from '@playwright/test'
import { type RunningStudio, startStudio } from './running-studio.ts'

/**
 * A studio for the journeys of one file, prepared once; their pages are the owner's.
 *
 *     const opened = openStudioFor(async (studio) => { … })
 *     test('…', async ({ page }) => { await opened.studio.at('2026-05-05T08:00') … })
 */
export function openStudioFor(prepare: (studio: RunningStudio) => Promise<void> = async () => undefined): { readonly studio: RunningStudio } {
  let running: RunningStudio | null = null
  let starting: Promise<RunningStudio> | null = null
  const start = async () => {
    running = await startStudio()
    await prepare(running)
    return running
  }
  // Asked for before the first hook already: a browser's options belong to hooks too.
  const started = () => (starting ??= start())
  test.use({
    baseURL: async ({ locale: _ }, use) => use((await started()).address),
    storageState: async ({ locale: _ }, use) => use((await started()).owner),
  })
  test.beforeAll(async () => void (await started()))
  test.afterAll(async () => running?.stop())
  return {
    get studio() {
      if (running === null) throw new Error('The studio has not been started.')
      return running
    },
  }
}
