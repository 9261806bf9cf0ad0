import { expect, test } from 'vitest'
import type { Task } from '#studio/records/tasks/contract.ts'
import { linkedOf, linkIds } from './linked.ts'

test('a task is about records by what people call them, and asked for by their numbers', () => {
  const task = { client: { id: 3, name: 'Anna Miller' }, session: { id: 7, number: 'S-7' }, appointment: null, invoice: { id: 2, number: 'R-2' } } as Task
  const linked = linkedOf(task)
  expect(linked).toMatchObject({ client_id: { name: 'Anna Miller' }, session_id: { id: 7, name: 'S-7' }, invoice_id: { name: 'R-2' }, appointment_id: null })
  expect(linkIds(linked)).toEqual({
    client_id: 3,
    session_id: 7,
    appointment_id: null,
    invoice_id: 2,
    production_order_id: null,
    preproduction_order_id: null,
  })
  expect(Object.values(linkIds(linkedOf(null)))).toEqual(Array.from({ length: 6 }, () => null))
})
