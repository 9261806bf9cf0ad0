import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes ten seconds and more, longest first. Vitest has no times in a fresh checkout and begins with the largest files: these are small, and the last of them would have a core to itself. */
const longest = [
  'journeys/fortnight.db.test.ts',
  'faults/kill-program.test.ts',
  'crowd/crowd.test.ts',
  'faults/kill-database.test.ts',
  'oracle/oracle-others.db.test.ts',
  'oracle/oracle.db.test.ts',
  'automatic/many-workers.db.test.ts',
  'command-line/interrupted.db.test.ts',
  'demo/move-in.db.test.ts',
  'matching/plans.db.test.ts',
  'oracle/sabotage.db.test.ts',
  'embedded/open.db.test.ts',
  'recipes/recipes.db.test.ts',
  'channels/email-faults.test.ts',
  'command-line/command-line.db.test.ts',
]

/** The order of test files: within each project those named above first, then as Vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = Map.groupBy(await super.sort(files), ({ project }) => project.name)
    return [...projects.values()].flatMap((own) => own.toSorted((one, other) => rank(one) - rank(other)))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(name))
  return place === -1 ? longest.length : place
}
