import type { Work } from '#studio/staff/work.ts'
import { readStanding } from './read-standing.ts'
import { rulesYaml } from './rules-yaml.ts'

/** The studio's rules as the text of a file. */
export async function writeRules(work: Work): Promise<{ text: string }> {
  return { text: rulesYaml((await readStanding(work)).rules) }
}
