import { isDeepStrictEqual } from 'node:util'
import { refuseField } from '#platform/refusal.ts'
import { pluralOf } from '#studio/triggers/subjects.ts'
import { atPlace } from './at-place.ts'
import type { TemplateRule } from './format.ts'
import type { Hand } from './hand.ts'
import type { RulesFile } from './rules-text.ts'
import { named, type Setup } from './setup.ts'

/** Makes the templates of a file and changes those that are there; none is put away yet. */
export async function applyTemplates(hand: Hand, { rules, lineOf }: RulesFile, setup: Setup): Promise<void> {
  for (const [index, rule] of (rules.templates ?? []).entries()) {
    await atPlace(lineOf, ['templates', index], () => applyTemplate(hand, rule, setup))
  }
}

async function applyTemplate(hand: Hand, rule: TemplateRule, setup: Setup): Promise<void> {
  const { name, for: subject_kind, purpose = 'transactional', subject = '', body } = rule
  const known = named(setup.templates, name)
  if (known === undefined) {
    await hand.createTemplate({ name, subject_kind, purpose, subject, body })
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
  if (known.archived) await hand.archiveTemplate(known.id, { archived: false, version: known.version })
  if (!known.archived && isDeepStrictEqual([known.name, known.purpose, known.subject, known.body], [name, purpose, subject, body])) return
  const { version } = (await hand.setup()).templates.find(({ id }) => id === known.id) ?? known
  await hand.changeTemplate(known.id, { version, name, purpose, subject, body })
}
