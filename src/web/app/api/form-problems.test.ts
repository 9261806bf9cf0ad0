import { expect, test } from 'vitest'
import { formErrors, isAtFields } from './form-problems.ts'
import { Trouble } from './trouble.ts'

const refused = (...fields: string[]) =>
  new Trouble({ kind: 'invalid', code: 'invalid', status: 422, message: 'No.', problems: fields.map((field) => ({ field, message: `${field} is wrong.` })) })

test('the sentences of a refusal stand at their fields', () => {
  expect(formErrors(refused('name', 'outputs.0.template_id'))).toEqual({ name: 'name is wrong.', 'outputs.0.template_id': 'outputs.0.template_id is wrong.' })
  expect(formErrors(null)).toEqual({})
})

test('a form shows a refusal itself only when it has all of its fields', () => {
  expect(isAtFields(refused('name'), ['name', 'email'])).toBe(true)
  expect(isAtFields(refused('outputs.0.template_id'), ['outputs'])).toBe(true)
  expect(isAtFields(refused('name', 'elsewhere'), ['name'])).toBe(false)
  expect(isAtFields(refused(), ['name'])).toBe(false)
})
