import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { asCsv } from './as-csv.ts'
import { clientHeaders, sampleClients } from './sample-clients.ts'
import { sampleSessions, sessionHeaders } from './sample-sessions.ts'
import { sixYears } from './six-years.ts'

/** Writes the files of `samples/six-years` anew. What is in the repository is what this writes; a test compares them. */
export async function writeSamples(folder: string): Promise<void> {
  const { clients, sessions, today, seed } = sixYears
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'clients.csv'), asCsv(clientHeaders, sampleClients(clients, { seed, today })))
  await writeFile(path.join(folder, 'sessions.csv'), asCsv(sessionHeaders, sampleSessions(sessions, { seed: seed + 1, today, clients })))
}
