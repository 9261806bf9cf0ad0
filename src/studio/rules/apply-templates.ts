import { isDeepStrictEqual } from 'node:util'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { pluralOf } from '#studio/triggers/subjects.ts'
import { atPlace } from './at-place.ts'
import type { TemplateRule } from './format.ts'
import type { Hand } from './hand.ts'
import type { RulesFile } from './rules-text.ts'
import { named, type Setup } from './setup.ts'

/** Makes the templates of a file and changes those that are there; none is put away yet. */
export async function applyTemplates(hand: Hand, { rules, lineOf }: RulesFile, setup: Setup): Promise<void> {
  for (const [index, rule] of (rules.templates ?? []).entries()) {
    await atPlace(lineOf, ['templates', index], () => inItsLine(rule.body, () => applyTemplate(hand, rule, setup)))
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

/** A text is long: what is wrong in it is told at its line, where a word of the sentence or its braces show which. */
async function inItsLine(body: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'template-unfit') throw error
    const problems = error.problems.map(({ field, message }) => {
      const line = field === 'body' ? lineMeant(body, message) : -1
      return { field: line < 0 ? field : `body.${line}`, message }
    })
    throw new Refusal(error.kind, error.code, { message: error.message, problems })
  }
}

function lineMeant(body: string, message: string): number {
  const word = /^“(.+?)”/.exec(message)?.[1]
  const count = (line: string, what: RegExp) => line.match(what)?.length ?? 0
  const isLopsided = (line: string) => count(line, /\{\{/g) !== count(line, /\}\}/g) || count(line, /\{%/g) !== count(line, /%\}/g)
  return body.split('\n').findIndex((line) => (word === undefined ? isLopsided(line) : line.includes(word)))
}
