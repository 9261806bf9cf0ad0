import { changeTrigger, listTriggers } from '#studio/triggers/contract.ts'
import type { Filled } from './filled.ts'

/** What the studio lets go by itself by now: nobody has to press a button for the photographers’ notices and the work of the lab. */
const automatic = ['Notice to the photographer', 'Order goes to the lab']

/** Two of the triggers are made automatic; what is listed this morning waits for a person. */
export async function makeAutomatic({ call }: Pick<Filled, 'call'>): Promise<void> {
  const { rows } = await call(listTriggers, { query: { limit: 100 } })
  for (const { id, version, description } of rows) {
    if (automatic.includes(description)) await call(changeTrigger, { params: { id }, body: { version, automatic: true } })
  }
}
