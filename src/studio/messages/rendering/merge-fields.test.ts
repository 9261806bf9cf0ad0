import { describe, expect, it } from 'vitest'
import { fieldsOn, mergeFieldNames, sampleData } from './merge-fields.ts'
import { nearestField } from './nearest-field.ts'

describe('merge fields', () => {
  it('a client has no session fields, a session has its client’s', () => {
    expect(fieldsOn('client').some((name) => name.startsWith('session.'))).toBe(false)
    expect(fieldsOn('session')).toEqual(mergeFieldNames.filter((name) => /^(client|session|studio|recipient)\./.test(name)))
  })

  it('every record knows its own, its client’s and its session’s fields', () => {
    expect(fieldsOn('invoice').filter((name) => name.startsWith('invoice.'))).toHaveLength(7)
    expect(fieldsOn('invoice')).toContain('session.date')
    expect(fieldsOn('preproduction_order')).toContain('order.vendor')
    expect(fieldsOn('preproduction_order')).not.toContain('order.type')
    expect(fieldsOn('client')).toContain('birthday.age')
    expect(fieldsOn('incoming_text').some((name) => name.startsWith('session.'))).toBe(false)
  })

  it('there is a sample for every field', () => {
    expect(sampleData().session.date).toBe('Saturday, November 21, 2026')
    expect(sampleData().client.first_name).toBe('Anna')
  })

  it.each([
    ['client.firstname', 'client.first_name'],
    ['Client.First Name', 'client.first_name'],
    ['session.day', 'session.date'],
    ['photographer', 'session.photographer'],
  ])('%s probably meant %s', (written, meant) => {
    expect(nearestField(written, mergeFieldNames)).toBe(meant)
  })
})
