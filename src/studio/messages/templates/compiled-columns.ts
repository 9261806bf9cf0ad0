import { Refusal } from '#platform/refusal.ts'
import { compileTemplate, type TemplateText } from '../rendering/compile-template.ts'
import type { SubjectKind } from '../rendering/merge-fields.ts'

/** The columns of a template's text, checked and compiled. Refuses with a sentence at each field that cannot be sent like this. */
export function compiledColumns({ subject, body }: TemplateText, subjectKind: SubjectKind) {
  const compiled = compileTemplate({ subject, body }, subjectKind)
  if (!compiled.ok) {
    const [first] = compiled.problems
    throw new Refusal('invalid', 'template-unfit', {
      message: `The template was not saved. ${first?.message ?? 'Its text cannot be sent.'}`,
      problems: compiled.problems,
    })
  }
  return { subject: compiled.template.subject, body, html: compiled.template.html, plain: compiled.template.text }
}
