import { describe, expect, test } from 'vitest'
import { type Desk, nextStep, type Tried } from './next-step.ts'

// A Thursday.
const desk: Desk = { rules: { againDays: 2, mostTries: 3 }, today: '2026-11-19', workWeek: [1, 2, 3, 4, 5] }
const tried = (fields: Partial<Tried>): Tried => ({ result: 'no-answer', wishedOn: null, triesBefore: 0, otherPhone: null, ...fields })

describe('after a try', () => {
  test.each(['no-answer', 'busy', 'voicemail'] as const)('%s: again in two work days, over the weekend', (result) => {
    expect(nextStep(tried({ result }), desk)).toEqual({ next: 'again', on: '2026-11-23', phone: null, tries: 1, outcome: null })
  })

  test('a studio that works on Saturdays only calls again a fortnight later', () => {
    expect(nextStep(tried({}), { ...desk, workWeek: [6] })).toMatchObject({ on: '2026-11-28' })
  })

  test('a try on a free day counts from there', () => {
    expect(nextStep(tried({}), { ...desk, today: '2026-11-21' })).toMatchObject({ on: '2026-11-24' })
  })

  test('the third try in a row closes the call as not reached', () => {
    expect(nextStep(tried({ triesBefore: 1 }), desk)).toMatchObject({ next: 'again', tries: 2 })
    expect(nextStep(tried({ triesBefore: 2 }), desk)).toEqual({ next: 'not-reached', on: null, phone: null, tries: 3, outcome: 'not-reached' })
  })

  test('tries beyond the most, since the studio lowered it, close it too', () => {
    expect(nextStep(tried({ triesBefore: 5 }), desk)).toMatchObject({ next: 'not-reached' })
  })

  test('a day somebody chose holds, even after the last try and on a Sunday', () => {
    expect(nextStep(tried({ triesBefore: 2, wishedOn: '2026-11-22' }), desk)).toMatchObject({ next: 'again', on: '2026-11-22', outcome: null })
  })

  test('reached, and reached and booked, end it', () => {
    expect(nextStep(tried({ result: 'reached', triesBefore: 2 }), desk)).toMatchObject({ next: 'done', outcome: 'reached', on: null })
    expect(nextStep(tried({ result: 'booked' }), desk)).toMatchObject({ next: 'done', outcome: 'booked' })
  })

  test('a wish to be called back is for its day and begins the tries anew', () => {
    expect(nextStep(tried({ result: 'callback', wishedOn: '2026-12-24', triesBefore: 2 }), desk)).toMatchObject({
      next: 'callback',
      on: '2026-12-24',
      tries: 0,
    })
  })

  test('a wrong number gives way to the next one at once, and without one ends the call', () => {
    expect(nextStep(tried({ result: 'wrong-number', otherPhone: '+13125550143', triesBefore: 2 }), desk)).toEqual({
      next: 'next-number',
      on: '2026-11-19',
      phone: '+13125550143',
      tries: 0,
      outcome: null,
    })
    expect(nextStep(tried({ result: 'wrong-number' }), desk)).toMatchObject({ next: 'no-number', outcome: 'no-number', on: null })
  })
})
