import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'
import { processAutomatic } from './process-automatic.ts'

let cases: CaseStudio
let template: number
beforeEach(async () => {
  cases = await caseStudio()
  await addRow(cases.studio, 'sender', { from_name: 'Northlight', from_address: 'hello@northlight.example', host: '127.0.0.1' })
  template = await addTemplate(cases)
})
afterEach(() => cases.close())

/** A7 of the cases, or a variation of its columns. */
async function addA7(columns: Record<string, unknown> = {}): Promise<number> {
  const id = await addT7(cases, [emailStep(template), callStep()])
  await change(id, { automatic: true, ...columns })
  return id
}

async function change(id: number, columns: Record<string, unknown>): Promise<void> {
  const set = sql.join(Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  await cases.studio.inTransaction((work) => sql`UPDATE trigger SET ${set} WHERE id = ${id}`.execute(work.db))
}
const studioHas = (columns: Record<string, unknown>) =>
  cases.studio.inTransaction((work) => work.db.updateTable('studio').set(columns).where('id', '=', work.studio.id).execute())

const written = async () => {
  const { rows } = await cases.studio.readOnly((work) => sql<{ channel: string }>`SELECT channel FROM communication ORDER BY id`.execute(work.db))
  return rows.map((row) => row.channel)
}
const waiting = async () => {
  const { rows } = await cases.studio.readOnly((work) =>
    sql<{ state: string; waits_for: string | null }>`SELECT state, waits_for FROM triggered_item ORDER BY id`.execute(work.db),
  )
  return rows.map(({ state, waits_for }) => `${state}${waits_for === null ? '' : `, ${waits_for}`}`)
}
const go = async () => (await processAutomatic(cases.studio)).counts

describe('items of automatic triggers', () => {
  test('go by themselves in sending hours, once', async () => {
    await addA7()
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T08:00')
    await cases.find()
    expect(await go()).toEqual({})
    await cases.at('2026-05-06T09:00')
    expect(await go()).toEqual({ processed: 1 })
    expect(await go()).toEqual({})
    expect(await written()).toEqual(['email'])
  })

  test('case 25: booked five days ahead, A7 lists it as late and waits for a person; with “send late” it goes; with “never” nothing', async () => {
    await addA7()
    await addA7({ late: 'send' })
    await addA7({ late: 'never' })
    await cases.at('2026-05-04T10:00')
    await cases.session({ primary_on: '2026-05-09' })
    await cases.find()
    expect(await go()).toEqual({ processed: 1 })
    expect((await waiting()).toSorted()).toEqual(['active, late', 'processed'])
  })
})
