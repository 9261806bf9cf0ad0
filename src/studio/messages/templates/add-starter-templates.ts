import type { Work } from '#studio/staff/work.ts'
import { createTemplate } from './create-template.ts'
import { type Starter, starters } from './starters.ts'

/** Gives a new studio its templates and returns their ids. One whose name is there already is left as it is. */
export async function addStarterTemplates(work: Work): Promise<Record<Starter, number>> {
  const known = await work.db.selectFrom('template').select(['id', 'name']).where('archived_at', 'is', null).execute()
  const give = async (starter: Starter) => {
    const wanted = starters[starter]
    return known.find(({ name }) => name.toLowerCase() === wanted.name.toLowerCase())?.id ?? createTemplate(work, wanted)
  }
  return {
    reminder: await give('reminder'),
    confirmation: await give('confirmation'),
    ready: await give('ready'),
    thanks: await give('thanks'),
    viewing: await give('viewing'),
    moved: await give('moved'),
    another: await give('another'),
  }
}
