import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { checkInput } from './check-input.ts'
import { civilDate, contract, nullable } from './contract.ts'

const step = Type.Union([
  Type.Object({ channel: Type.Literal('email'), template_id: Type.Integer() }),
  Type.Object({ channel: Type.Literal('call'), notes: Type.String({ maxLength: 10 }) }),
])
const made = contract({
  method: 'POST',
  path: '/x',
  permission: 'public',
  summary: '',
  body: Type.Object({
    on: Type.Optional(nullable(civilDate)),
    kind: Type.Optional(Type.Union([Type.Literal('client'), Type.Literal('session')])),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    limit: Type.Optional(Type.Integer({ default: 3 })),
    outputs: Type.Optional(Type.Array(Type.Object({ steps: Type.Array(step, { minItems: 1 }) }), { maxItems: 2 })),
  }),
  response: Type.Object({}),
})

function problems(body: unknown) {
  try {
    checkInput(made, { body })
    return {}
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Object.fromEntries(error.problems.map(({ field, message }) => [field, message]))
  }
}

test.each([
  [{ on: '21.11.2026' }, { on: 'On is not written as it has to be: a civil date, 2026-11-21.' }],
  [{ on: '2026-02-29' }, { on: 'On is no day of the calendar: 2026-02-29. Give one that there is.' }],
  [{ on: '0000-01-01' }, { on: 'On is not written as it has to be: a civil date, 2026-11-21.' }],
  [{ on: '2028-02-29' }, {}],
  [{ on: 5 }, { on: 'On must be text.' }],
  [{ kind: 'task' }, { kind: 'Kind must be one of: client, session.' }],
  [{ size: 9 }, { size: 'Size must be 5 or less.' }],
  [{ size: 0.5 }, { size: 'Size must be a whole number.' }],
  [{ outputs: [{ steps: [] }] }, { 'outputs.0.steps': 'Steps needs at least one entry.' }],
  [{ outputs: [{ steps: [{ channel: 'email' }] }] }, { 'outputs.0.steps.0.template_id': 'Template id is missing.' }],
  [
    { outputs: [{ steps: [{ channel: 'call', notes: 'far too long for it' }] }] },
    { 'outputs.0.steps.0.notes': 'Notes must not be longer than 10 characters.' },
  ],
  [
    { outputs: [{ steps: [{ channel: 'email', template_id: 1, note: '' }] }] },
    { 'outputs.0.steps.0.note': 'There is no field "note" here. There are: channel, template_id.' },
  ],
  [
    { outputs: [{}, {}, {}] },
    {
      outputs: 'Outputs must not have more than 2 entries.',
      'outputs.0.steps': 'Steps is missing.',
      'outputs.1.steps': 'Steps is missing.',
      'outputs.2.steps': 'Steps is missing.',
    },
  ],
  [
    { size: 9, kind: 'task' },
    { size: 'Size must be 5 or less.', kind: 'Kind must be one of: client, session.' },
  ],
  [{ on: null, size: 2 }, {}],
])('%j', (body, expected) => {
  expect(problems(body)).toEqual(expected)
})

test('what is asked stays as it was; defaults stand in the copy', () => {
  const body = { size: 2 }
  expect(checkInput(made, { body }).body).toEqual({ size: 2, limit: 3 })
  expect(body).toEqual({ size: 2 })
})

test('a thousand mistakes are told as fifty', () => {
  const body = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`field${at}`, 1]))
  expect(Object.keys(problems(body))).toHaveLength(50)
})

test('what has to stand in the address says so', () => {
  const removed = contract({
    method: 'DELETE',
    path: '/x/:id',
    permission: 'public',
    summary: '',
    params: Type.Object({ id: Type.Integer() }),
    query: Type.Object({ version: Type.Integer() }),
    response: Type.Object({}),
  })
  expect(() => checkInput(removed, { params: { id: '1' }, body: { version: 1 } })).toThrow('Version is missing: add ?version=… to the address.')
})
