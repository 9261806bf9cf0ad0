import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { readHistory } from '../statuses/read-history.ts'
import { changeVendor } from './change-vendor.ts'
import { createVendor } from './create-vendor.ts'
import { findVendors, readVendor } from './queries.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
const historyOf = async (subjectId: number) => (await within((work) => readHistory(work, { subjectKind: 'vendor', subjectId }, {}))).rows

beforeAll(async () => {
  made = await aStudio()
})
afterAll(() => made.close())

test('a vendor is kept with its contact as people write it, and its history begins', async () => {
  const id = await within((work) =>
    createVendor(work, { name: '  Color  Lab ', contact_name: 'Zoë Núñez', email: 'orders@colorlab.example', phone: '(402) 555-0199', account_number: 'AC-7' }),
  )
  expect(await within((work) => readVendor(work, id))).toMatchObject({ name: 'Color Lab', phone: '+14025550199', account_number: 'AC-7', version: 1 })
  expect(await historyOf(id)).toMatchObject([{ kind: 'change', what: 'created', actor: { name: 'Pat Manager' } }])
})

test('vendors are found by name, contact without accents, email, phone and account number, page by page', async () => {
  await within((work) => createVendor(work, { name: 'Ångström Albums' }))
  const names = async (wanted: object) => (await within((work) => findVendors(work, wanted))).rows.map(({ name }) => name)
  expect(await names({ search: 'zoe nunez' })).toEqual(['Color Lab'])
  expect(await names({ search: 'ORDERS@colorlab' })).toEqual(['Color Lab'])
  expect(await names({ search: 'ac-7' })).toEqual(['Color Lab'])
  for (const search of ['0199', '402-555-0199', '(402) 555 01', '+1 402 555 0199']) expect([search, await names({ search })]).toEqual([search, ['Color Lab']])
  expect(await names({ search: 'angstrom' })).toEqual(['Ångström Albums'])
  const first = await within((work) => findVendors(work, { limit: 1 }))
  const second = await within((work) => findVendors(work, { limit: 1, after: first.next ?? '' }))
  expect(new Set([...first.rows, ...second.rows].map(({ name }) => name))).toEqual(new Set(['Color Lab', 'Ångström Albums']))
  expect(second.next).toBeNull()
})

test('what is wrong is told at every field at once; a name is there once', async () => {
  const wrong = within((work) => createVendor(work, { name: ' ', email: 'nobody', phone: '12' }))
  await expect(wrong).rejects.toMatchObject({ problems: [{ field: 'name' }, { field: 'email' }, { field: 'phone' }] })
  await expect(within((work) => createVendor(work, { name: 'COLOR LAB' }))).rejects.toMatchObject({ code: 'vendor-name-taken', problems: [{ field: 'name' }] })
})

test('a change is told field by field, the same again changes nothing, an older version is refused', async () => {
  const id = await within((work) => createVendor(work, { name: 'Frame Works', email: 'a@frames.example' }))
  await within((work) => changeVendor(work, id, { version: 1, email: null, notes: 'Closed in July' }))
  await within((work) => changeVendor(work, id, { version: 2, notes: 'Closed in July \n', name: 'Frame Works' }))
  expect(await within((work) => readVendor(work, id))).toMatchObject({ email: null, version: 2 })
  expect((await historyOf(id))[0]).toMatchObject({ what: 'changed', changes: { email: ['a@frames.example', null], notes: ['', 'Closed in July'] } })
  await expect(within((work) => changeVendor(work, id, { version: 1, name: 'Other' }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(within((work) => changeVendor(work, 999_999, { version: 1 }))).rejects.toMatchObject({ kind: 'not-found' })
})

test('an archived vendor leaves its name free, and comes back only when nobody took it', async () => {
  const id = await within((work) => createVendor(work, { name: 'Metal Prints' }))
  await within((work) => changeVendor(work, id, { version: 1, archived: true }))
  await within((work) => changeVendor(work, id, { version: 2, archived: true }))
  expect((await historyOf(id)).map((row) => (row.kind === 'change' ? row.what : ''))).toEqual(['archived', 'created'])
  expect((await within((work) => findVendors(work, { archived: true }))).rows).toMatchObject([{ name: 'Metal Prints', version: 2 }])
  await within((work) => createVendor(work, { name: 'Metal prints' }))
  await expect(within((work) => changeVendor(work, id, { version: 2, archived: false }))).rejects.toMatchObject({ code: 'vendor-name-taken' })
})
