import { checkedSettings, type SettingsChange } from './checked-settings.ts'
import { readSettings, type Settings, settingColumns } from './queries.ts'
import { changedMeanwhile } from './refusals.ts'
import type { Work } from './work.ts'

/** Changes the studio's settings; `version` is the one the person saw. */
export async function changeStudio(work: Work, { version, ...change }: SettingsChange & { version: number }): Promise<Settings> {
  const before = await readSettings(work)
  const checked = checkedSettings(change, before)
  const after = await work.db
    .updateTable('studio')
    .set((row) => ({ ...checked, version: row('version', '+', 1) }))
    .where('id', '=', work.studio.id)
    .where('version', '=', version)
    .returning(settingColumns)
    .executeTakeFirst()
  if (after === undefined) throw changedMeanwhile('the settings')
  return after
}
