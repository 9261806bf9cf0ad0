import type { Request } from '#platform/http/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import { enterStudio } from './enter-studio.ts'
import type { Gate } from './gate.ts'
import { readMe } from './read-me.ts'

/** Who is signed in, or null. A token that is none is refused all the same, and so is somebody whom no studio has any more. */
export async function askWho(gate: Gate, request: Request) {
  try {
    return await readMe((await enterStudio(gate, request)).studio)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-signed-in') return null
    throw error
  }
}
