import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { refuseField } from '#platform/refusal.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { folderNamed, studioFolder } from './feed-folder.ts'

/** Makes the folder of a feed where it is not there yet, so that somebody can put files into it. Refuses a name that leads elsewhere. */
export async function makeFolder({ deployment, id }: OpenStudio, name: string): Promise<void> {
  const folder = path.join(studioFolder(deployment, id), folderNamed(name))
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw refuseField('folder', 'feed-folder-made', `The folder ${folder} cannot be made (${code}). Make it yourself, or ask whoever runs Hotshoe.`)
  })
}
