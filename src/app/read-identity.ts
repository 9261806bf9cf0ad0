import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'

/** Who this deployment is, by the file `identity` in the data folder; made the first time. A copied database does not bring it along. */
export async function readIdentity(data: string): Promise<string> {
  const file = path.join(data, 'identity')
  try {
    await mkdir(data, { recursive: true, mode: 0o700 })
    // Whoever is first writes; everybody then reads the same.
    await writeFile(file, `${randomUUID()}\n`, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
    const identity = (await readFile(file, 'utf8')).trim()
    if (identity !== '') return identity
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Refusal(
      'unavailable',
      'no-identity',
      `The file ${file} cannot be read or made (${why}). Let the user that runs Hotshoe write in ${data}, or choose another folder with --data.`,
    )
  }
  throw new Refusal(
    'unavailable',
    'no-identity',
    `The file ${file} is empty. Delete it and start again; an owner then confirms in the settings that this installation sends.`,
  )
}
