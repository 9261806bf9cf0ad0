import { writeFile } from 'node:fs/promises'
import { Refusal } from '#platform/refusal.ts'
import * as file from '#studio/delivery/client-file/contract.ts'
import { readClient } from '#studio/records/clients/contract.ts'
import { own } from './field.ts'
import { idOf } from './record-verbs.ts'
import { type Told, told, type Verb } from './verb.ts'

const exporting: Verb = {
  name: 'export <client>',
  says: 'everything the studio holds about one client, as one JSON document, or as a ZIP with letters and attachments as PDFs',
  fields: [own('--out <file>', 'writes it into this file, which must not be there yet; one that ends in .zip holds the PDFs too')],
  examples: ['clients export 12 --out anna-miller.zip', 'clients export 12 --out anna-miller.json'],
  run: async ({ caller, args, given }) => {
    if (typeof given.out === 'string' && given.out.toLowerCase().endsWith('.zip')) {
      const { zip } = await caller.call(file.packClient, { params: await idOf(caller, 'client', args) })
      return written(given.out, zip)
    }
    const found = await caller.call(file.exportClient, { params: await idOf(caller, 'client', args) })
    const text = `${JSON.stringify(found, null, 2)}\n`
    if (typeof given.out !== 'string') return told(found, () => text)
    return written(given.out, text)
  },
}

async function written(place: string, content: string | Uint8Array): Promise<Told> {
  await writeFile(place, content, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    throw new Refusal('invalid', 'not-written', `${place} cannot be written: ${error instanceof Error ? error.message : String(error)}.`)
  })
  return told({ file: place }, () => `Wrote ${place}.`)
}

const erase: Verb = {
  name: 'erase <client>',
  says: 'erases one client for good: names, addresses and texts. Cannot be undone',
  fields: [own('--yes', 'yes, for good')],
  examples: ['clients export 12 --out anna-miller.zip', 'clients erase 12 --yes'],
  run: async ({ caller, args, given }) => {
    const params = await idOf(caller, 'client', args)
    const { version, first_name, last_name, company } = await caller.call(readClient, { params })
    const name = `${first_name} ${last_name}`.trim() || company
    if (given.yes !== true) {
      throw new Refusal(
        'invalid',
        'not-confirmed',
        `This erases ${name}, number ${params.id}, for good, and cancels open calls and tasks. Export the client first if it is asked for, then add --yes.`,
      )
    }
    return told(await caller.call(file.eraseClient, { params, body: { version, confirm: true } }), () => `Erased client ${params.id}.`)
  },
}

export const clientFileVerbs: readonly Verb[] = [exporting, erase]
