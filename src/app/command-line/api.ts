import { Refusal } from '#platform/refusal.ts'
import { own } from './field.ts'
import { type Given, told, type Verb } from './verb.ts'

export const apiVerbs: Verb[] = [
  {
    name: '<method> <path>',
    says: 'asks any endpoint; the answer is printed as it comes',
    fields: [own('--body <json>', 'what is sent')],
    examples: ['api GET /me', `api PATCH /clients/12 --body '{"version":1,"company":"Miller & Sons"}'`],
    run: async ({ caller, args, given }) => {
      const [method = '', place = ''] = args
      const address = `/${place.replace(/^\/+/, '').replace(/^api\//, '')}`
      return told(await caller.raw(method.toUpperCase(), address, bodyOf(given.body)), (answer) => JSON.stringify(answer, null, 2))
    },
  },
]

function bodyOf(text: Given[string]): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(String(text))
  } catch {
    throw new Refusal('invalid', 'not-json', 'What follows --body is not valid JSON. Check its quotes, commas and brackets.')
  }
}
