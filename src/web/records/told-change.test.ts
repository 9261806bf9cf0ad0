import { expect, test } from 'vitest'
import { toldChange } from './told-change.ts'

const telling = { language: 'en-US', zone: 'America/Chicago', today: '2026-05-04', country: 'US', currency: 'USD' }

test('a changed field is told with what it was and what it is', () => {
  expect(toldChange('last_name', ['Berg', 'Lopez'], telling)).toBe('Last name: Berg → Lopez')
})

test('a field that was empty is told with what it is', () => {
  expect(toldChange('company', ['', 'Lumen Ltd'], telling)).toBe('Company: Lumen Ltd')
  expect(toldChange('emails', [[], ['ann@example.com']], telling)).toBe('Email: ann@example.com')
})

test('a field that was emptied is told with what it was', () => {
  expect(toldChange('emails', [['ann@example.com'], []], telling)).toBe('Email removed (was ann@example.com)')
  expect(toldChange('photographer_id', [{ id: 3, name: 'Marcus Hill' }, null], telling)).toBe('Photographer removed (was Marcus Hill)')
})

test('a mark is told as yes or no', () => {
  expect(toldChange('on_hold', [false, true], telling)).toBe('On hold: yes')
  expect(toldChange('do_not_market', [true, false], telling)).toBe('Do Not Market: no')
})

test('dates and times are told as the studio writes them', () => {
  expect(toldChange('primary_on', ['2026-05-09', '2027-01-02'], telling)).toBe('Session date: Sat, May 9 → Sat, Jan 2, 2027')
  expect(toldChange('primary_time', ['10:30:00', null], telling)).toMatch(/^Time removed \(was 10:30\sAM\)$/)
  expect(toldChange('birthday', [null, { month: 6, day: 4, year: null }], telling)).toBe('Birthday: June 4')
})

test('phones and family members are told as people', () => {
  const phones = [{ phone: '+14025550123', label: 'Mobile', sms: true }]
  expect(toldChange('phones', [[], phones], telling)).toBe('Phone: (402) 555-0123 (Mobile, texts ok)')
  const family = [{ name: 'Ella', relation: 'Child', birthday: { month: 1, day: 16, year: 2020 }, email: null, phone: null }]
  expect(toldChange('family_members', [[], family], telling)).toBe('Family: Ella (Child, January 16, 2020)')
})

test('further dates of a session are told with what they are for', () => {
  const fitting = { label: 'Fitting', on_day: '2026-05-09', at_time: '09:30' }
  const dates = [fitting, { label: '', on_day: '2026-05-13', at_time: null }]
  expect(toldChange('further_dates', [[], dates], telling)).toMatch(/^Further dates: Sat, May 9, 9:30\sAM \(Fitting\), Wed, May 13$/)
})

test('a field that is not known by name is told all the same', () => {
  expect(toldChange('favourite_colour', ['', 'blue'], telling)).toBe('favourite colour: blue')
})

test('what happened to a task is told as what was done', () => {
  expect(toldChange('state', ['open', 'done'], telling)).toBe('Done')
  expect(toldChange('state', ['canceled', 'open'], telling)).toBe('Opened again')
  expect(toldChange('priority', [2, 1], telling)).toBe('Priority: Normal → High')
  expect(toldChange('due_on', [null, '2026-05-09'], telling)).toBe('Due: Sat, May 9')
  expect(
    toldChange(
      'member_id',
      [
        { id: 1, name: 'Ann Lee' },
        { id: 2, name: 'Bo Kim' },
      ],
      telling,
    ),
  ).toBe('Member: Ann Lee → Bo Kim')
})

test('long notes are shortened', () => {
  expect(toldChange('notes', ['', 'x'.repeat(500)], telling).length).toBeLessThan(180)
})

test('what an invoice asks for, what was paid and when it is due are told as the studio writes money', () => {
  const album = { description: 'Album', quantity: 2, unit_price: 35_000, amount: 70_000 }
  expect(toldChange('lines', [[], [album, { ...album, description: 'Discount', quantity: 1, amount: -5000 }]], telling)).toBe(
    'Lines: Album × 2: $700.00, Discount: -$50.00',
  )
  expect(toldChange('payments', [[], [{ paid_on: '2026-05-04', amount: 10_000, method: 'Card', note: '' }]], telling)).toBe(
    'Payments: $100.00 on Mon, May 4 (Card)',
  )
  expect(toldChange('dues', [[{ due_on: '2026-06-01', amount: 500 }], []], telling)).toBe('Payment dates removed (was $5.00 on Mon, Jun 1)')
})
