import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import { createTemplate } from './create-template.ts'

/** Makes a copy under a free name, "Copy of …", and returns its id. An archived template can be copied too. */
export async function copyTemplate(work: Work, id: number): Promise<number> {
  const template = await work.db.selectFrom('template').selectAll().where('id', '=', id).executeTakeFirst()
  if (template === undefined) throw noSuch('template', id)
  return createTemplate(work, { ...template, name: await freeName(work, `Copy of ${template.name}`.slice(0, 190)) })
}

async function freeName(work: Work, wanted: string): Promise<string> {
  const rows = await work.db.selectFrom('template').select('name').where('archived_at', 'is', null).execute()
  const taken = new Set(rows.map(({ name }) => name.toLowerCase()))
  const isFree = (name: string) => !taken.has(name.toLowerCase())
  if (isFree(wanted)) return wanted
  for (let number = 2; ; number += 1) if (isFree(`${wanted} (${number})`)) return `${wanted} (${number})`
}
