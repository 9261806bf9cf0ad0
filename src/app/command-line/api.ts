import { Refusal } from '#platform/refusal.ts'
import { own } from './field.ts'
import { type Given, told, type Verb } from './verb.ts'
import { isPdf, isZip, writePdf } from './write-pdf.ts'

export const apiVerbs: Verb[] = [
  {
    name: '<method> <path>',
    says: 'asks any endpoint; the answer is printed as it comes',
    fields: [own('--body <json>', 'what is sent'), own('--out <file>', 'where a PDF or a ZIP is written')],
    examples: ['api GET /me', `api PATCH /clients/12 --body '{"version":1,"company":"Miller & Sons"}'`],
    run: async ({ caller, args, given }) => {
      const [method = '', place = ''] = args
      const address = `/${place.replace(/^\/+/, '').replace(/^api\//, '')}`
      const answer = await caller.raw(method.toUpperCase(), address, bodyOf(given.body))
      if (isZip(answer)) return told({ file: await writePdf({ name: answer.name, pdf: answer.zip }, given.out) }, ({ file }) => `Wrote ${file}.`)
      if (!isPdf(answer)) return told(answer, () => JSON.stringify(answer, null, 2))
      const file = await writePdf(answer, given.out)
      return told({ file }, () => `Wrote ${file}.`)
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
