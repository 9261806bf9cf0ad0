import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sampleFiles, sixYears } from './six-years.ts'

/** Writes the files of `samples/six-years` anew. What is in the repository is what this writes; a test compares them. */
export async function writeSamples(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [kind, content] of Object.entries(sampleFiles(sixYears))) await writeFile(path.join(folder, `${kind}s.csv`), content)
}
