import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strictSchema } from '#platform/http/strict-schema.ts'
import { Refusal } from '#platform/refusal.ts'
import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import { rulesSchema } from './format.ts'
import { readRules } from './rules-text.ts'
import { rulesYaml } from './rules-yaml.ts'
import { hoursOf, hoursWords, repeatOf, repeatWords, whenOf, whenWords } from './trigger-words.ts'

const root = path.join(import.meta.dirname, '../../..')

function refused(text: string): string {
  try {
    readRules(text)
  } catch (error) {
    if (error instanceof Refusal) return [error.message, ...error.problems.slice(1).map(({ field, message }) => `${field}: ${message}`)].join(' | ')
    throw error
  }
  return 'taken'
}

const begun = 'hotshoe_rules: 1\n'
const trigger = `${begun}triggers:\n  - name: A\n    for: session\n    when: session-date\n`

test.each([
  ['', 'Line 1: This is no file of rules: one begins with “hotshoe_rules: 1”. Get one by “hotshoe rules export”.'],
  ['hotshoe_rules: 2', 'Line 1: Hotshoe rules must be 1.'],
  [`${begun}trigger: []`, 'Line 2: There is no field "trigger" here.'],
  [`${trigger}    aktive: true`, 'Line 6: There is no field "aktive" here.'],
  [
    `${trigger}    active: yes please\n    valid_days: -1`,
    'Line 6: Active must be true or false. And 1 more line is wrong. | line 7: Valid days must be 0 or more.',
  ],
  [
    trigger.replace('when: ', 'when: 7 days befor '),
    'Line 5: When is not written as it has to be: a moment, or so long before or after it: “7 days before session-date”.',
  ],
  [`${begun}templates:\n  - name: 2026\n    for: session\n    body: ''`, 'Line 3: Name must be text.'],
  [`${trigger}    not_if: [past, canceled\n    late: send`, 'Line 6: This bracket is not closed. Write “]” where it ends.'],
  [`${trigger}    outputs:\n      - { to: client, steps: [{ channel: call }]\n`, 'Line 7: This bracket is not closed. Write “}” where it ends.'],
  [trigger.replace('A', '"A'), 'Line 3: This quote is not closed. Write another one where the text ends.'],
  [trigger.replace('A', 'Wedding: a week'), 'Line 3: A text with a colon in it needs quotes: "Wedding: a week before".'],
  [trigger.replace('A', '{{ client.first_name }} soon'), 'Line 3: A text that begins with a brace needs quotes: "{{ client.first_name }} …".'],
  [`${trigger}   late: send`, 'Line 6: This line is not indented like the lines it belongs to.'],
  [trigger.replace('session\n', 'sessions\n'), 'Line 4: For must be one of: appointment, client, invoice'],
  [`${trigger}    active: no`, 'Line 6: Active must be true or false. “no” is a word here.'],
  [`\uFEFF${trigger}    valid_day: 3`.replaceAll('\n', '\r\n'), 'Line 6: There is no field "valid_day" here. Did you mean “valid_days”?'],
  [`${begun}${begun}`, 'Line 2: This key stands here twice. Leave one of them out.'],
  [`${begun}types: &all {}\nstatuses: *all`, 'Line 3: “*all” refers to another place. Write it out'],
  [`${begun}types: &a [x, x]\nstatuses: &b [*a, *a]\ntriggers: [*b, *b]`, 'Line 3: “*a” refers to another place.'],
  [`${begun}types: !!js/function "x"`, 'Line 2: Tags (!…) are not read. Leave it out.'],
  [`${begun}---\n${begun}`, 'Line 2: A second document begins here (---). A file of rules is one.'],
  [`${begun}\ttypes: {}`, 'Line 2: This line begins with a tab. YAML is indented with spaces.'],
  [`${begun}__proto__: { polluted: true }`, 'Line 2: There is no field "__proto__" here.'],
  [`${begun}tests: [${'['.repeat(900_000)}`, 'Line 2: Too much stands within each other here.'],
  [`${begun}${'- '.repeat(10_000)}`, 'Line 2: Too much stands within each other here.'],
  [Array.from({ length: 1300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'Line'],
  [`${begun}# ${'x'.repeat(1_000_000)}`, 'Line 1: A file of rules has at most a million characters. Split it.'],
])('what cannot be taken is refused at its line (%#)', (text, sentence) => {
  expect(refused(text).slice(0, sentence.length)).toBe(sentence)
})

test('whatever texts are in it, a file is read as it was written', () => {
  const texts = [
    '',
    ' ',
    'null',
    'true',
    '~',
    '007',
    '2026-06-10',
    '10:00',
    '- a',
    '# a',
    'a: b',
    'a #b',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '"',
    "'",
    '{a',
    'a}',
    '[a',
    '? a',
    '|',
    '>-',
    '---',
    '...',
    '<<',
    'a\nb',
    'a\n',
    '\na',
    '\n\n',
    ' a\nb',
    'a \n b\n\n',
    'a\r\nb',
    '\ta',
    'a\tb\n',
    'a\u0000b',
    '\u0085',
    '\u2028',
    '\ufeffa',
    'Zoë 🎈',
    '\ud800',
    'x'.repeat(300),
  ]
  for (const [index, body] of texts.entries()) {
    const rules = { hotshoe_rules: 1 as const, templates: [{ name: `a${body.slice(0, 100)}`, for: 'session' as const, subject: texts.at(-index) ?? '', body }] }
    const file = rulesYaml(rules)
    expect(readRules(file).rules).toEqual(rules)
    expect(rulesYaml(readRules(file).rules)).toBe(file)
  }
})

test('when, how often and in which hours are said and understood alike', () => {
  for (const words of [
    'session-date',
    '1 day before session-date',
    '7 days before birthday',
    '1 work-day after task-due',
    '2 hours after appointment-date',
    '0 weeks after created',
  ]) {
    expect(whenWords(whenOf(words))).toBe(words)
  }
  expect(whenOf('2 weeks before session-date')).toEqual({ moment: 'session-date', offset_count: -2, offset_unit: 'weeks' })
  expect([repeatOf('once'), repeatOf('at most every 30 days'), repeatOf('every time')].map(repeatWords)).toEqual(['once', 'at most every 30 days', null])
  expect(hoursOf('fri-mon 22:00-02:30')).toEqual({ days: [1, 5, 6, 7], from: '22:00', to: '02:30' })
  fc.assert(
    fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (days) => {
      const hours = { days, from: '09:00', to: '18:00' } as SendingHours
      expect(hoursOf(hoursWords(hours))).toEqual(hours)
    }),
  )
})

test('the published schema is the one that is checked', () => {
  expect(JSON.parse(readFileSync(path.join(root, 'docs/rules.schema.json'), 'utf8'))).toEqual(strictSchema(rulesSchema))
})
