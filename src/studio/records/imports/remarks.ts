import { type SubjectKind, subjectKinds } from '../subject.ts'
import type { MadeNames } from './taken.ts'

/** Sentences about what a run made besides records, so that nobody is surprised by it. */
export function remarksOn(kind: SubjectKind, made: MadeNames): string[] {
  const said = [
    sentence(made.statuses, `${subjectKinds[kind].label.toLowerCase()} status`, `${subjectKinds[kind].label.toLowerCase()} statuses`),
    sentence(made.types, 'session type', 'session types'),
    sentence(made.photographers, 'photographer', 'photographers'),
  ].filter((each) => each !== null)
  if (made.photographers.length > 0) said.push('Photographers who were added cannot sign in until you give them a password link.')
  return said
}

function sentence(names: readonly string[], one: string, many: string): string | null {
  const each = [...new Set(names)]
  return each.length === 0 ? null : `${each.length === 1 ? `A ${one} was` : `${each.length} ${many} were`} added that Hotshoe did not know: ${each.join(', ')}.`
}
