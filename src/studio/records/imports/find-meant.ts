import type { Work } from '#studio/staff/work.ts'
import { findNamed } from './find-named.ts'
import { findRefusedClients } from './find-refused-clients.ts'
import type { Imported } from './imported.ts'
import { type Candidate, candidatesKey, meantBy } from './named.ts'
import { cellAt, type WrongCell } from './row.ts'
import type { Run } from './taken.ts'
import type { Told } from './told.ts'

/** Whom and what rows name, by column, and each cell that leads to nobody or may mean several. `news` is what a row has to say. */
export async function findMeant<Said extends Told, Row extends { line: number; news: Partial<Said> }>(
  work: Work,
  { reader }: Run,
  { imported, rows }: { imported: Pick<Imported<Said, never>, 'names'>; rows: readonly Row[] },
): Promise<(Row & { found: Map<string, Candidate>; wrong: WrongCell[] })[]> {
  const all = rows.flatMap(({ news }) => imported.names(news))
  const named = await findNamed(work, all)
  const unknown = all.filter(({ what, texts }) => what === 'client' && texts.every((text) => !named.has(candidatesKey(what, text))))
  const missed = await findRefusedClients(work, unknown.flatMap(({ texts }) => texts)) // biome-ignore format: short
  return rows.map((row) => {
    const found = new Map<string, Candidate>()
    const wrong: WrongCell[] = []
    // The client comes last: of two who are called alike it is whose session the row names.
    for (const { column, ...naming } of imported.names(row.news).toSorted((a, b) => Number(a.what === 'client') - Number(b.what === 'client'))) {
      const meant = meantBy(naming, named, found.get('session')?.client_id)
      if (meant?.ok === true) found.set(column, meant.found)
      if (meant?.ok !== false) continue
      const refused = naming.what === 'client' ? missed.get(meant.text) : undefined
      const why =
        refused && `The client “${meant.text}” was refused: line ${refused.line} of ${refused.file_name}. Mend and import that row first, then this one.`
      wrong.push(cellAt(reader, row.line, { column, value: meant.text, reason: why ?? meant.reason }))
    }
    return { ...row, found, wrong }
  })
}
