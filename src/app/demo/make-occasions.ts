import { addDays, partsOf } from '#studio/calendar/civil-date.ts'
import { changeClient, readClient } from '#studio/records/clients/contract.ts'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { createTask } from '#studio/records/tasks/contract.ts'
import { type Filled, number } from './filled.ts'

/** Somebody's child has a birthday in three days, and somebody’s editing should have been done yesterday. */
export async function makeOccasions({ call, today, clients, photographers }: Filled): Promise<void> {
  const params = { id: number(clients, 15) }
  const { version } = await call(readClient, { params })
  const { month, day, year } = partsOf(addDays(today, 3))
  await call(changeClient, { params, body: { version, family_members: [{ name: 'Ivy', relation: 'Child', birthday: { month, day, year: year - 6 } }] } })
  const type = (await call(listTypes, { query: { subject_kind: 'task' } })).rows.find(({ name }) => name === 'Editing')
  const about = { client_id: number(clients, 26), member_id: number(photographers, 0), ...(type === undefined ? {} : { type_id: type.id }) }
  await call(createTask, { body: { description: 'Retouch the 15 headshots', due_on: addDays(today, -1), ...about } })
}
