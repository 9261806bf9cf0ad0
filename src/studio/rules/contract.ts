import { Type } from 'typebox'
import { contract } from '#platform/http/contract.ts'
import { longestRules, sections } from './sections.ts'

const text = Type.String({ maxLength: longestRules, description: 'The file, as YAML' })
const prune = Type.Optional(Type.Boolean({ default: false, description: 'What the sections of the file do not name goes' }))
const bodyLimit = longestRules * 4 + 100_000

const difference = Type.Object({
  section: Type.Enum(sections),
  name: Type.String(),
  what: Type.Enum(['added', 'changed', 'removed']),
  details: Type.Array(Type.String(), { description: 'Field by field, in words' }),
  notes: Type.Optional(Type.Array(Type.String(), { description: 'What to know before it is read in: the studio may have this trigger under another name' })),
})
const seen = Type.String({ maxLength: 50, description: 'What a comparison showed: given back, only that is taken' })
const changes = Type.Object({ changes: Type.Array(difference), seen })

export const readRules = contract({
  method: 'GET',
  path: '/rules',
  permission: 'triggers.read',
  summary: 'The studio’s departments, types, statuses, templates and triggers as one file.',
  response: Type.Object({ text }),
})

export const readRulesSchema = contract({
  method: 'GET',
  path: '/rules/schema',
  permission: 'signed-in',
  summary: 'The JSON Schema of such a file.',
  response: Type.Object({ schema: Type.Record(Type.String(), Type.Unknown()) }),
})

export const compareRules = contract({
  method: 'POST',
  path: '/rules/diff',
  permission: 'triggers.write',
  summary: 'What a file would change. Keeps nothing.',
  body: Type.Object({ text, prune }),
  bodyLimit,
  response: changes,
})

export const applyRules = contract({
  method: 'POST',
  path: '/rules/apply',
  permission: 'triggers.write',
  summary: 'Makes the studio’s rules what a file says, all of it or nothing. New triggers are switched off unless the file says active.',
  body: Type.Object({ text, prune, seen: Type.Optional(seen) }),
  bodyLimit,
  response: changes,
})

const made = Type.Object({
  at: Type.String({ description: 'Day and time in the zone of the test' }),
  channel: Type.String(),
  to: Type.String(),
  trigger: Type.String(),
  template: Type.Union([Type.String(), Type.Null()]),
  record: Type.String(),
  subject: Type.String(),
})

export const testResult = Type.Object({
  name: Type.String(),
  line: Type.Integer(),
  passed: Type.Boolean(),
  troubles: Type.Array(Type.Object({ line: Type.Integer(), message: Type.String() })),
  made: Type.Array(made, { description: 'All that was made in this story' }),
})

export const testRules = contract({
  method: 'POST',
  path: '/rules/tests',
  permission: 'triggers.write',
  summary: 'Lives through the tests of a file in a studio that is never kept. Sends nothing.',
  body: Type.Object({ text }),
  bodyLimit,
  response: Type.Object({ passed: Type.Integer(), failed: Type.Integer(), results: Type.Array(testResult) }),
})
