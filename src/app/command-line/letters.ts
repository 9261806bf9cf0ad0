import type { Contract, PdfFile } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import * as letters from '#studio/messages/letters/contract.ts'
import { namedSigns, unprintableSentence } from '#studio/messages/papers/unprintable.ts'
import type { Caller } from './caller.ts'
import { type Field, fieldsOf, own } from './field.ts'
import { listVerb } from './list-verb.ts'
import { idOf } from './record-verbs.ts'
import { details } from './table.ts'
import { type Given, type Told, told, type Verb } from './verb.ts'
import { refusePlace, writePdf } from './write-pdf.ts'

const out = own('--out <file>', 'where the PDF is written; under its own name here when left out')

const filters = {
  state: { says: 'waiting, printed or canceled; waiting when nothing is said' },
  client_id: { refers: 'client', says: '' },
  batch_id: { flags: '--batch <number>', says: 'printed in this batch' },
  search: { says: 'in names, addresses and subjects' },
} as const

function stateVerb(name: string, says: string, state: 'waiting' | 'canceled'): Verb {
  return {
    name: `${name} <letter>`,
    says,
    run: async ({ caller, args }) => {
      const params = { id: args[0] }
      const { version } = (await caller.call<Contract>(letters.readLetter, { params })) as letters.Letter
      const body = { version, state }
      return told(
        (await caller.call<Contract>(letters.changeLetter, { params, body })) as letters.Letter,
        (letter) => `Letter ${letter.id} to ${letter.to_name}: ${letter.state}.`,
      )
    },
  }
}

/** Asks for a PDF and writes it down. */
async function written(caller: Caller, asked: { contract: Contract; params: object; given: Given }): Promise<Told> {
  const file = await writePdf((await caller.call<Contract>(asked.contract, { params: { ...asked.params } })) as PdfFile, asked.given.out)
  return told({ file }, () => `Wrote ${file}.`)
}

const print: Verb = {
  name: 'print [letters...]',
  says: 'prints letters that wait, all of them or those that are named: marks them and writes the PDF',
  fields: [out],
  examples: ['letters print --out monday.pdf', 'letters print 12 15'],
  run: async ({ caller, args, given }) => {
    const body = args.length === 0 ? {} : { ids: args.map(numberOf) }
    await refusePlace(given.out)
    await refuseStrangers(caller, args)
    const answer = await caller.call(letters.printLetters, { body })
    const { batch, recalled, waiting } = answer
    const rest = [
      ...(recalled > 0 ? [`${recalled} no longer fitted and went back to the triggered items.`] : []),
      ...(waiting > 0 ? [`${waiting} still wait.`] : []),
    ]
    if (batch === null) return told(answer, () => ['There was nothing to print.', ...rest].join(' '))
    const file = await writePdf(await caller.call(letters.readLetterBatchPdf, { params: { id: batch.id } }), given.out).catch((error: unknown) => {
      // They are marked as printed by now: how to have them again is what matters.
      throw error instanceof Refusal
        ? new Refusal(error.kind, error.code, `${error.message} Batch ${batch.id} is printed; have it with: hotshoe letters reprint ${batch.id}`)
        : error
    })
    return told({ ...answer, file }, () =>
      [`Batch ${batch.id}: ${batch.letters === 1 ? '1 letter' : `${batch.letters} letters`} in ${file}.`, ...rest].join(' '),
    )
  },
}

/** Numbers that name no letter, or one that does not wait, are a mistake of whoever typed them: nothing is printed then. */
async function refuseStrangers(caller: Caller, args: readonly string[]): Promise<void> {
  for (const id of args.map(numberOf)) {
    const { state } = await caller.call(letters.readLetter, { params: { id } })
    if (state === 'printed') throw new Refusal('conflict', 'letter-printed', `Letter ${id} was printed before. Print it again with: hotshoe letters pdf ${id}`)
    if (state === 'canceled')
      throw new Refusal('conflict', 'letter-canceled', `Letter ${id} is canceled. Let it wait again first: hotshoe letters put-back ${id}`)
  }
}

function numberOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Refusal('invalid', 'bad-number', `“${text}” is not the number of a letter. Numbers stand in: hotshoe letters list`)
}

export const letterVerbs: Verb[] = [
  listVerb({
    says: 'letters, those that wait to be printed when nothing is said',
    contract: letters.listLetters,
    fields: fieldsOf(letters.listLetters.query, filters),
    columns: [
      ['Letter', ({ id }) => id],
      ['To', ({ to_name }) => to_name],
      ['Address', ({ to_address }) => to_address.replaceAll('\n', ', ')],
      ['Subject', ({ subject }) => subject],
      ['With', ({ attachments }) => attachments.join(', ')],
      ['Batch', ({ batch }) => batch?.id],
      ['', ({ flagged, unprintable }) => flagged ?? (unprintable.length === 0 ? null : `Cannot be printed: ${namedSigns(unprintable)}`)],
    ],
    none: 'There are no such letters.',
    examples: ['letters list', 'letters list --state printed --batch 3'],
  }),
  {
    name: 'show <letter>',
    says: 'one letter',
    run: async ({ caller, args }) =>
      told(await caller.call(letters.readLetter, { params: { id: args[0] } }), (letter) =>
        details({ ...letter, unprintable: unprintableSentence(letter.unprintable) }, ['version']),
      ),
  },
  print,
  {
    name: 'reprint <batch>',
    says: 'writes the PDF of a batch again, as it was printed',
    fields: [out],
    examples: ['letters reprint 3 --out again.pdf'],
    run: ({ caller, args, given }) => written(caller, { contract: letters.readLetterBatchPdf, params: { id: args[0] }, given }),
  },
  {
    name: 'pdf <letter>',
    says: 'writes one letter as PDF, to look at or to print again; changes nothing',
    fields: [out],
    run: ({ caller, args, given }) => written(caller, { contract: letters.readLetterPdf, params: { id: args[0] }, given }),
  },
  listVerb({
    name: 'batches',
    says: 'what was printed, the latest first',
    contract: letters.listLetterBatches,
    fields: fieldsOf(letters.listLetterBatches.query),
    columns: [
      ['Batch', ({ id }) => id],
      ['Letters', ({ letters: number }) => number],
      ['Printed', ({ printed_at }) => printed_at],
      ['By', ({ actor }) => actor.name],
    ],
    none: 'Nothing was printed yet.',
  }),
  stateVerb('cancel', 'cancels a letter that waits', 'canceled'),
  stateVerb('put-back', 'lets a canceled letter wait again', 'waiting'),
]

/** A record's paper: a session's confirmation, an invoice's copy. */
export function paperVerb({ name, kind, says, contract }: { name: string; kind: 'session' | 'invoice'; says: string; contract: Contract }): Verb {
  const fields: Field[] = [out]
  return {
    name: `${name} <${kind}>`,
    says,
    fields,
    run: async ({ caller, args, given }) => written(caller, { contract, params: await idOf(caller, kind, args), given }),
  }
}
