import { expect, test } from 'vitest'
import { aStep, t7 } from '#support/example-trigger.ts'
import type { Chosen } from './objections.ts'
import { referenceIds } from './references.ts'
import { nothingStanding, standingOf } from './standing.ts'

const toMember = { kind: 'member', member_id: 3, department_id: null, name: null } as const
const toDepartment = { kind: 'department', member_id: null, department_id: 5, name: null } as const
const trigger = t7({
  status_id: 11,
  type_id: 12,
  outputs: [
    { id: 1, recipient: toMember, steps: [aStep('email', { template_id: 21 }), aStep('task', { task_type_id: 13, member_id: 4 })] },
    { id: 2, recipient: toDepartment, steps: [aStep('call', { department_id: 6 }), aStep('email', { template_id: 21 })] },
  ],
})

test('what triggers refer to is named once, wherever in them it stands', () => {
  expect(referenceIds([trigger, trigger, t7({ status_id: 14, outputs: [] })])).toEqual({
    status: [11, 14],
    type: [12, 13],
    template: [21],
    member: [4, 3],
    department: [6, 5],
  })
  expect(referenceIds([])).toEqual({ status: [], type: [], template: [], member: [], department: [] })
})

test('a saved trigger may keep what it holds, and only that', () => {
  const { has, outputIds } = standingOf(trigger)
  const held: Chosen[] = [
    { kind: 'status', id: 11 },
    { kind: 'type', id: 13 },
    { kind: 'template', id: 21 },
    { kind: 'member', id: 3 },
    { kind: 'department', id: 5 },
  ]
  expect(held.map(has)).toEqual([true, true, true, true, true])
  expect(held.map(({ kind }) => has({ kind, id: 99 }))).toEqual([false, false, false, false, false])
  expect(has({ kind: 'type', id: 11 })).toBe(false)
  expect(outputIds).toEqual([1, 2])
})

test('a new one holds nothing', () => {
  expect(nothingStanding.has({ kind: 'status', id: 11 })).toBe(false)
  expect(nothingStanding.outputIds).toEqual([])
})
