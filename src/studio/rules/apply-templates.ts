import { refuseField } from '#platform/refusal.ts'
import { archiveTemplate } from '#studio/messages/templates/archive-template.ts'
import { changeTemplate } from '#studio/messages/templates/change-template.ts'
import { createTemplate } from '#studio/messages/templates/create-template.ts'
import { readTemplate } from '#studio/messages/templates/queries.ts'
import type { Work } from '#studio/staff/work.ts'
import { pluralOf } from '#studio/triggers/subjects.ts'
import { atPlace } from './at-place.ts'
import type { TemplateRule } from './format.ts'
import type { RulesFile } from './rules-text.ts'
import { named, type Setup } from './setup.ts'

/** Makes the templates of a file and changes those that are there; none is put away yet. */
export async function applyTemplates(work: Work, { rules, lineOf }: RulesFile, setup: Setup): Promise<void> {
  for (const [index, rule] of (rules.templates ?? []).entries()) {
    await atPlace(lineOf, ['templates', index], () => applyTemplate(work, rule, setup))
  }
}

async function applyTemplate(work: Work, rule: TemplateRule, setup: Setup): Promise<void> {
  const { name, for: subject_kind, purpose = 'transactional', subject = '', body } = rule
  const known = named(setup.templates, name)
  if (known === undefined) {
    await createTemplate(work, { name, subject_kind, purpose, subject, body })
    return
  }
  if (known.subject_kind !== subject_kind) {
    throw refuseField(
      'for',
      'template-kind',
      `The studio’s template “${known.name}” is for ${pluralOf(known.subject_kind)}, and stays so. Give this one another name.`,
    )
  }
  if (known.archived && rule.archived === true) return
  if (known.archived) await archiveTemplate(work, known.id, { archived: false, version: known.version })
  const { version } = await readTemplate(work, known.id)
  await changeTemplate(work, known.id, { version, name, purpose, subject, body })
}
