import { expect, test } from 'vitest'
import { ownNumber } from '../imports/told.ts'
import { blankClient } from './blank-client.ts'
import type { ClientRecord } from './client.ts'
import { searchedWords, stretchesOf } from './searched-words.ts'

const status = { status_id: 1, status_entry_id: null, status_entered_at: new Date(0), status_due_on: null, status_due_set_at: new Date(0) }
const client = (row: Partial<ClientRecord['row']>, more: Partial<ClientRecord> = {}): ClientRecord => {
  const blank = blankClient(status, { doNotMarket: false, at: new Date(0), history: false })
  return { ...blank, ...more, row: { ...blank.row, ...row } }
}
const finds = (record: ClientRecord, typed: { word: string; digits: string }) =>
  searchedWords(record).some((word) => stretchesOf(typed).some(({ from, before }) => word >= from && word < before))
const plain = (word: string) => ({ word, digits: word })

test('a client is found by the beginning of every name, with or without accents, and by the parts of a double one', () => {
  const record = client({ first_name: 'Zoë', last_name: 'Smith-O’Brien', company: 'Blue Door Studio' })
  for (const typed of ['zo', 'smith', 'smith-o', 'brien', 'door', 'st']) expect(finds(record, plain(typed)), typed).toBe(true)
  for (const typed of ['mith', 'rien', 'oor']) expect(finds(record, plain(typed)), typed).toBe(false)
})

test('by an email address, by the number of the other program', () => {
  const record = client({ last_name: 'Berg', external_id: 'C-1042' }, { emails: ['anna.berg@example.com'] })
  for (const typed of ['anna', 'anna.berg@ex', 'c-10']) expect(finds(record, plain(typed)), typed).toBe(true)
})

test('not by what stands for a number of the other program that is not there', () => {
  const record = client({ last_name: 'Berg', external_id: ownNumber('Berg') })
  expect(searchedWords(record)).toEqual(['berg'])
})

test('by a phone number with or without its country, and by its last digits', () => {
  const record = client({ last_name: 'Berg' }, { phones: [{ phone: '+13125550142', label: '', sms: false }] })
  for (const typed of ['1312', '312555', '3125550142', '0142', '5550142']) expect(finds(record, plain(typed)), typed).toBe(true)
  expect(finds(record, { word: '(312)', digits: '312' })).toBe(true)
  for (const typed of ['555014', '42']) expect(finds(record, plain(typed)), typed).toBe(false)
})

test('by the names, addresses and numbers of the family', () => {
  const milo = { id: null, relation: 'Child', birthday: null, known_at: null, name: 'Mílo Quill', email: 'Milo@quill.example', phone: '+14025550177' }
  const record = client({ first_name: 'Zoe' }, { family: [milo, { ...milo, name: 'Ida', email: null, phone: null }] })
  for (const typed of ['milo', 'quill', 'ida', 'milo@q', '402555', '0177']) expect(finds(record, plain(typed)), typed).toBe(true)
})

test('nobody is found by nothing', () => {
  expect(searchedWords(client({ last_name: '-' }))).toEqual(['-'])
  expect(searchedWords(client({}))).toEqual([])
})
