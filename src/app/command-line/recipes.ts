import type { Output } from '#platform/http/contract.ts'
import * as recipes from '#studio/rules/recipes/contract.ts'
import { recipeSets } from '#studio/rules/recipes/recipe-sets.ts'
import { table } from './table.ts'
import { told, type Verb } from './verb.ts'

const list: Verb = {
  name: 'list',
  says: 'every recipe, and how much of it the studio has',
  run: async ({ caller }) =>
    told(await caller.call(recipes.listRecipes), ({ rows }) =>
      table(rows, [
        ['Recipe', ({ key }) => key],
        ['Set', ({ set }) => recipeSets[set].label],
        ['What', ({ title }) => title],
        ['Makes', ({ makes }) => makes],
        ['', ({ there, triggers }) => (there === 0 ? '' : there === triggers ? 'in your studio' : `${there} of ${triggers} in your studio`)],
      ]),
    ),
}

const show: Verb = {
  name: 'show <recipe>',
  says: 'what one says, what it would send, and what it would add',
  examples: ['recipes show newborn'],
  run: async ({ caller, args }) => told(await caller.call(recipes.readRecipe, { params: { key: args[0] ?? '' } }), shownText),
}

const apply: Verb = {
  name: 'apply <recipe>',
  says: 'adds what is missing of one, its triggers switched off; what has one of its names stays as it is',
  examples: ['recipes apply newborn'],
  run: async ({ caller, args }) => told(await caller.call(recipes.applyRecipe, { params: { key: args[0] ?? '' } }), appliedText),
}

export const recipeVerbs: Verb[] = [list, show, apply]

function shownText({ title, summary, who, rules, parts, tests }: Output<typeof recipes.readRecipe>): string {
  const triggers = rules.map(({ name, sentence, steps }) => [`● ${name}`, `  ${sentence}`, ...steps.map(stepText)].join('\n'))
  return [title, summary, `For: ${who}`, '', ...triggers.flatMap((text) => [text, '']), ...partLines(parts), ...tests.map((test) => `Tried: ${test}`)].join(
    '\n',
  )
}

function stepText({ channel, to, subject, plain, problem }: recipes.RuleStep): string {
  const text = problem ?? plain
  return [`  ─ ${channel} to ${to}: ${subject}`, ...text.trimEnd().split('\n')].map((line, at) => (at === 0 ? line : `    ${line}`.trimEnd())).join('\n')
}

function appliedText({ parts, triggers }: Output<typeof recipes.applyRecipe>): string {
  const lines = triggers.flatMap(({ id, name, active, added, flags }) => [
    `${added ? 'Added' : 'There already'}: ${id}, “${name}”, ${active ? 'on' : 'off'}.`,
    ...flags.map((flag) => `  ${flag}`),
  ])
  const hint = triggers.some(({ added }) => added) ? ['Look at one, then switch it on: hotshoe triggers show NUMBER, hotshoe triggers on NUMBER'] : []
  return [...partLines(parts, 'past'), ...lines, ...hint].join('\n')
}

function partLines(parts: readonly recipes.RecipePart[], tense: 'past' | 'to come' = 'to come'): string[] {
  const of = (state: recipes.RecipePart['state']) => parts.filter((part) => part.state === state).map(({ what, name }) => `${what} “${name}”`)
  const [added, kept] = [of('new'), of('kept')]
  return [
    added.length === 0 ? 'Everything of it is in your studio already.' : `${tense === 'past' ? 'Added' : 'Would add'}: ${added.join(', ')}.`,
    ...(kept.length === 0 ? [] : [`Stays as it is, though the recipe says something else: ${kept.join(', ')}.`]),
  ]
}
