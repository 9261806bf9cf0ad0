import { describe, expect, test } from 'vitest'
import { starters } from '#studio/messages/templates/starters.ts'
import { loadRecipes } from './load-recipes.ts'
import { recipeSetKeys } from './recipe-sets.ts'
import { ruleMessages } from './rule-messages.ts'
import { ruleSentence } from './rule-sentence.ts'

const recipes = await loadRecipes()
const nothingSaid = { name: 'Northlight Studio', phone: null, email: null, address: null }
const unsubscribeUrl = 'https://studio.example.com/u/preview'

test('every set has a recipe, and no trigger of one has the name of another’s', () => {
  expect([...new Set(recipes.map(({ set }) => set))]).toEqual([...recipeSetKeys])
  const names = recipes.flatMap(({ rules }) => (rules.triggers ?? []).map(({ name }) => name.toLowerCase()))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

describe.each(recipes.map((recipe) => [recipe.key, recipe] as const))('%s', (_key, { rules }) => {
  const { templates = [], triggers = [] } = rules
  const messages = triggers.flatMap((rule) => ruleMessages(rule, { templates, studio: nothingSaid, unsubscribeUrl }))

  test('every message can be sent to the sample: no unknown field, none that is empty', () => {
    expect(messages.map(({ problem }) => problem).filter((problem) => problem !== null)).toEqual([])
    for (const { subject, plain } of messages) {
      expect(subject).not.toBe('')
      expect(plain).not.toBe('')
      // What a script shows where a field is empty, what is left of a broken one, and gaps that conditions leave behind.
      expect(`${subject}\n${plain}`).not.toMatch(/not on file\]|\{[{%]| {2}| [,.!?]/)
    }
  })

  test('marketing has a way out, and what belongs to a booking has none', () => {
    for (const { channel, purpose, html, plain } of messages) {
      if (channel !== 'email') continue
      expect(html?.includes(unsubscribeUrl)).toBe(purpose === 'marketing')
      expect(plain.includes(unsubscribeUrl)).toBe(purpose === 'marketing')
    }
    for (const rule of triggers) {
      const sends = ruleMessages(rule, { templates, studio: nothingSaid, unsubscribeUrl }).some(({ purpose }) => purpose === 'marketing')
      expect(rule.purpose === 'marketing').toBe(sends)
    }
  })

  test('its rules can be said, its templates are used, and no trigger arrives switched on', () => {
    for (const rule of triggers) expect(ruleSentence(rule)).not.toMatch(/not chosen|nothing yet/)
    const used = triggers.flatMap(({ outputs = [] }) => outputs.flatMap(({ steps }) => steps.map(({ template }) => template)))
    expect(templates.map(({ name }) => name).filter((name) => !used.includes(name))).toEqual([])
    expect(triggers.every(({ active }) => active !== true)).toBe(true)
    // A trigger that no story lives through is one that nobody has seen work.
    const lived = (rules.tests ?? []).flatMap(({ only }) => only ?? triggers.map(({ name }) => name))
    expect(triggers.map(({ name }) => name).filter((name) => !lived.includes(name))).toEqual([])
  })
})

test('a text that every studio begins with is the same in a recipe, so that it is found and not made twice', () => {
  const own = Object.values(starters)
  const templates = recipes.flatMap(({ rules }) => rules.templates ?? [])
  const shared = own.filter(({ name }) => templates.some((template) => template.name === name))
  expect(shared.length).toBeGreaterThan(1)
  for (const starter of shared)
    expect(templates.find(({ name }) => name === starter.name)).toMatchObject({ for: 'session', subject: starter.subject, body: starter.body })
})
