import path from 'node:path'
import { refuseField } from '#platform/refusal.ts'
import { oneLine } from '../written-text.ts'

/** The folder of a studio in which the folders of its feeds lie, below the one that whoever runs the program has set. */
export function studioFolder({ feeds }: { feeds: { folder: string } }, studioId: number): string {
  return path.join(feeds.folder, String(studioId))
}

/** A folder as it is kept: names with slashes between them, none of which leads up or is hidden. Refuses every other. */
export function folderNamed(text: string): string {
  const names = text
    .split(/[\\/]/)
    .map(oneLine)
    .filter((name) => name !== '')
  if (names.length > 0 && names.length <= 5 && names.every((name) => name.length <= 100 && !/^\.|[:*?"<>|]|\.$/.test(name))) return names.join('/')
  throw refuseField(
    'folder',
    'feed-folder',
    'Name a folder below the folder of feeds, such as clients or lab/orders. It may not begin with a dot or lead upwards.',
  )
}

/** Whether a path lies within a folder; both as the file system knows them, without links. */
export function liesWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file)
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}

/** Names that other programs give to what they have not finished, or that no person put there. */
export function isPassedOver(name: string): boolean {
  return /^[.~]|\.(?:tmp|temp|part|partial|crdownload|download|filepart|swp|lock)$|^(?:thumbs\.db|desktop\.ini)$/i.test(name)
}
