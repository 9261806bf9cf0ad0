import { statSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { judgedSlices } from './pure-files.ts'

/**
 * Only the unit tests of the slice that is broken judge it, see `mutate.ts`: a rule that is proven elsewhere, or by a database, is not proven where somebody
 * would look. Tests that read sources as text would notice every break by its looks.
 */
const judges = process.env.HOTSHOE_JUDGED_BY === undefined ? judgedSlices : [process.env.HOTSHOE_JUDGED_BY]

/** The first test that fails ends it, and the long ones try hundreds of cases: they come last. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size
    return files.toSorted((one, other) => size(one) - size(other))
  }
}

export default defineConfig({
  css: { postcss: {} },
  test: {
    include: judges.map((slice) => `${slice}/**/*.test.ts`),
    exclude: ['**/*.db.test.ts'],
    // Loaded as the program runs, see the project's own configuration.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: ShortestFirst },
  },
})
