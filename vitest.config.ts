import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/run/longest-first.ts'

/**
 * Where tests may stand. `x.test.ts` needs nothing but the program; `x.db.test.ts` gets a PostgreSQL; `tests/faults` kills things, `tests/journeys` tells a whole fortnight: they take their time.
 * Days must not depend on where the program runs: `bin/test` runs the tests in UTC, and those of dates once more in Auckland.
 */
const everywhere = ['src/**/*', 'tests/**/*', 'bench/**/*']
const needsDatabase = everywhere.map((place) => `${place}.db.test.ts`)
const faults = ['tests/faults/**/*.test.ts', 'tests/journeys/**/*.db.test.ts']
const web = ['src/web/**/*.test.{ts,tsx}']
/** In Auckland all that needs no database is tried once more, and where days and instants meet the database; what takes long and says nothing about dates is not. */
const inAuckland = process.env.TZ === 'Pacific/Auckland'
const ofDates = ['calendar', 'matching', 'processing', 'records'].map((slice) => `src/studio/${slice}/**/*.db.test.ts`)
const notOfDates = inAuckland
  ? ['plans.db', 'cost.db', 'many-workers.db', 'email-faults', 'build-program', 'build-web-bundle'].map((name) => `src/**/${name}.test.ts`)
  : []
const server = './tests/support/vitest-server.ts'

export default defineConfig({
  // PostCSS and the web's plugins have no place here: the tests never build the web.
  css: { postcss: {} },
  test: {
    reporters: process.env.CI === undefined ? ['default'] : [['default', { summary: false }]],
    passWithNoTests: true,
    // A worker often waits: for its database, a mail server that falls silent, a program that starts. One more than there are cores leaves none of them idle.
    maxWorkers: availableParallelism() + 1,
    // A second is little where others wait for the same cores.
    expect: { poll: { timeout: 10_000 } },
    sequence: { sequencer: LongestFirst },
    // Tests load the program as it runs: by Node, with types stripped, and `#` names from package.json.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: everywhere.map((place) => `${place}.test.ts`),
          exclude: [...needsDatabase, ...faults, ...web, ...notOfDates, 'tests/journeys/**'],
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // The web is JSX, which only Vite understands.
        test: { name: 'web', include: web, experimental: { viteModuleRunner: true }, pool: 'threads', isolate: false, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        // Forks and not threads: some tests start programs, change their environment or load native code. One process is kept for all files of a worker.
        test: {
          name: 'database',
          include: inAuckland ? ofDates : needsDatabase,
          exclude: [...faults, ...notOfDates],
          globalSetup: server,
          pool: 'forks',
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: faults,
          globalSetup: server,
          pool: 'forks',
          testTimeout: 600_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
