import { type SubjectKind, subjectKinds } from '#studio/records/subject.ts'

/** The kind of record that a person names: `production-order`, `sessions`. What is none stays as it was written, for whoever checks the request. */
export function kindNamed(text: string): string {
  const written = text.trim().toLowerCase().replaceAll(/[\s-]/g, '_')
  const kinds = Object.keys(subjectKinds) as SubjectKind[]
  return kinds.find((kind) => kind === written || `${kind}s` === written) ?? text
}
