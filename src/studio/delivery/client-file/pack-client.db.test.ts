import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { pdfPages } from '#support/pdf-pages.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep, step } from '#support/t7.ts'
import { findAndRecall } from '../find-and-recall.ts'
import * as file from './contract.ts'
import { clientFileRoutes } from './routes.ts'

let cases: CaseStudio
let ask: ReturnType<typeof caller>
beforeEach(async () => {
  cases = await caseStudio()
  ask = caller(cases.studio, clientFileRoutes)
})
afterEach(() => cases.close())

test('the export is a ZIP: the document, letters as they are printed and what was put in with emails as it was sent, each named with its message', async () => {
  await cases.studio.inTransaction((work) => sql`UPDATE studio SET rehearsal = false, policies = 'Come early.'`.execute(work.db))
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: 1, security: 'none' })
  const template = await addTemplate(cases, { subject: 'Your / session', body: '<p>Dear {{ client.first_name }},</p>' })
  await addT7(cases, [{ ...emailStep(template), attach: ['session-confirmation'] }, step({ channel: 'letter', template_id: template })])
  const home = { street: '1 Elm St', city: 'Chicago', region: 'IL', postcode: '60610' }
  const [mail, post] = [await cases.client({ ...home, first_name: 'Mail' }), await cases.client({ ...home, first_name: 'Post', emails: [] })]
  for (const client_id of [mail, post]) await cases.session({ client_id, primary_on: '2026-05-13', primary_time: '10:00' })
  await cases.at('2026-05-06T08:00')
  await findAndRecall(cases.studio)
  const run = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, run)
  await cases.studio.inTransaction((work) => sql`UPDATE studio SET policies = 'Something else.'`.execute(work.db))

  const [emailed, printed] = [await unpacked(mail), await unpacked(post)]
  expect(emailed.names).toEqual([expect.stringMatching(/^attachments\/\d+-1 Session confirmation [^/]*\.pdf$/)])
  expect(emailed.pages[0]).toContain('Come early.')
  expect(printed.names).toEqual([expect.stringMatching(/^letters\/\d+ Your _ session\.pdf$/)])
  expect(printed.pages[0]).toContain('Post')
  for (const { document, names } of [emailed, printed]) {
    expect(document).toMatchObject({ client: { city: 'Chicago' }, messages: [{ id: document.files[0].message_id }], files: [{ name: names[0] }] })
  }
  await expect(ask(file.packClient, { params: { id: 9_999_999 } })).rejects.toMatchObject({ code: 'no-such-client' })
})

async function unpacked(id: number) {
  const { name, zip } = await ask(file.packClient, { params: { id } })
  expect(name).toBe(`client-${id}.zip`)
  const { 'client.json': json = new Uint8Array(), ...files } = unzipSync(zip)
  const pages = await Promise.all(Object.values(files).map((pdf) => pdfPages(pdf)))
  return { names: Object.keys(files), pages: pages.flat(), document: JSON.parse(strFromU8(json)) }
}
