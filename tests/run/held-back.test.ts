import { expect, test } from 'vitest'
import { heldBack } from './held-back.ts'

test('what is said beside others is kept until they have ended, comes whole, and what follows comes at once', () => {
  const written: string[] = []
  const beside = heldBack((text) => written.push(text))
  beside.say('one, ')
  beside.say('two, ')
  expect(written).toEqual([])
  beside.go()
  expect(written).toEqual(['one, two, '])
  beside.say('three')
  beside.go()
  expect(written).toEqual(['one, two, ', 'three'])
})

test('who had nothing to say yet writes nothing when its turn comes', () => {
  const written: string[] = []
  heldBack((text) => written.push(text)).go()
  expect(written).toEqual([])
})
