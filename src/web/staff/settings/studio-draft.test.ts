import { expect, test } from 'vitest'
import { languageCodes, restChoices } from './studio-draft.ts'

test('a resting time or language that the studio has already can stay', () => {
  expect(restChoices(300)).not.toContain(45)
  expect(restChoices(45)).toEqual([0, 45, 60, 120, 300, 600, 900, 1800, 3600])
  expect(languageCodes('de')).toHaveLength(languageCodes('en-US').length)
  expect(languageCodes('hu')).toContain('hu')
})
