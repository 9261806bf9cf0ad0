import { defineConfig } from 'vitest/config'
import { judgedSlices } from './pure-files.ts'

/**
 * Only the unit tests of the slice that is broken judge it, see `mutate.ts`: a rule that is proven elsewhere, or by a database, is not proven where somebody
 * would look. Tests that read sources as text would notice every break by its looks.
 */
const judges = process.env.HOTSHOE_JUDGED_BY === undefined ? judgedSlices : [process.env.HOTSHOE_JUDGED_BY]

export default defineConfig({
  css: { postcss: {} },
  test: {
    include: judges.map((slice) => `${slice}/**/*.test.ts`),
    exclude: ['**/*.db.test.ts'],
    // Loaded as the program runs, see the project's own configuration.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    pool: 'threads',
    isolate: false,
  },
})
