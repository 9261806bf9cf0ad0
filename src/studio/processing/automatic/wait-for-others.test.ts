import { describe, expect, test } from 'vitest'
import { waitForOthers } from './wait-for-others.ts'

const at = (time: string) => new Date(`2026-05-06T${time}Z`)
const waits = (began: string, now: string, rested = now) =>
  waitForOthers(at(began), { now: at(now), rested: at(rested) })
    .toISOString()
    .slice(11, 19)

describe('emails that go together', () => {
  test('what one run makes leaves at one full minute, whenever in the run it was made', () => {
    expect(waits('09:00:00', '09:00:01')).toBe('09:01:00')
    expect(waits('09:00:00', '09:00:25')).toBe('09:01:00')
  })

  test('half a minute at least is left to make the others', () => {
    expect(waits('09:00:31', '09:00:31')).toBe('09:02:00')
    expect(waits('09:00:30', '09:00:30')).toBe('09:01:00')
  })

  test('the studio’s resting time comes first', () => {
    expect(waits('09:00:00', '09:00:01', '09:05:01')).toBe('09:06:00')
    expect(waits('09:00:00', '09:00:20', '09:05:20')).toBe('09:06:00')
  })

  test('what is made long after its run began waits no longer', () => {
    expect(waits('09:00:00', '09:30:10')).toBe('09:30:10')
  })

  test('a clock that was set back keeps nothing waiting', () => {
    expect(waits('23:00:00', '09:00:01')).toBe('09:01:00')
  })
})
