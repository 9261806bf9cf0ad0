import { Refusal } from '#platform/refusal.ts'
import { own } from './field.ts'
import { type Given, type Told, told, type Verb } from './verb.ts'
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
      if (isLines(answer)) return (await lineOf(answer[Symbol.asyncIterator]())) ?? told([], () => '')
      if (!isPdf(answer)) return told(answer, () => JSON.stringify(answer, null, 2))
      const file = await writePdf(answer, given.out)
      return told({ file }, () => `Wrote ${file}.`)
    },
  },
]

function isLines(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

/** A row of an answer that comes row by row, a line each, and how to come by the next. */
async function lineOf(rows: AsyncIterator<unknown>): Promise<Told | null> {
  const { done, value } = await rows.next()
  return done === true ? null : { answer: value, text: () => JSON.stringify(value), further: () => lineOf(rows) }
}

function bodyOf(text: Given[string]): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(String(text))
  } catch {
    throw new Refusal('invalid', 'not-json', 'What follows --body is not valid JSON. Check its quotes, commas and brackets.')
  }
}
