import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import { readPreferences } from '../read-preferences.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { blankClient } from './blank-client.ts'
import { checkClient, refuseNameless } from './check-client.ts'
import { withValues } from './client.ts'
import type { NewClient } from './contract.ts'
import { keptClients } from './keep-clients.ts'

/** Makes a client and returns its number. Refuses wrong fields, a client without a name, and a number of another program that is taken. */
export async function createClient(work: Work, given: NewClient): Promise<number> {
  const { status_id, status_due_on, ...fields } = given
  const { country, doNotMarket } = await readPreferences(work)
  const values = checkClient(fields, { country, today: work.today, family: [] })
  const status = await chooseStatus(work, { subject_kind: 'client', type_id: null }, status_id)
  const dueOn = givenDate('status_due_on', status_due_on)
  const enters = entering(status.id, dueOn === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : dueOn, work.now)
  const blank = blankClient(enters, { at: work.now, doNotMarket, history: false })
  const client = withValues(blank, values, work.now)
  refuseNameless(client)
  const [id] = await writeRecords(work, keptClients, [{ before: null, after: client, what: 'created' }])
  return id ?? 0
}
