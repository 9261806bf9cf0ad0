import { foundStudio } from '#app/found-studio.ts'
import type { Program } from '#app/open-program.ts'
import { type Problem, Refusal } from '#platform/refusal.ts'
import { studioIds } from '#studio/staff/queries.ts'
import { askOnTerminal } from './ask-on-terminal.ts'
import type { Globals } from './globals.ts'
import { openHere } from './open-here.ts'
import { type Given, type Told, told } from './verb.ts'

type Answers = { name: string; zone: string; owner: { name: string; email: string; password: string } }

const questions = [
  { key: 'studioName', variable: 'HOTSHOE_STUDIO_NAME', option: '--studio-name', ask: 'Name of the studio' },
  { key: 'zone', variable: 'HOTSHOE_ZONE', option: '--zone', ask: 'Time zone, like America/Chicago' },
  { key: 'ownerName', variable: 'HOTSHOE_OWNER_NAME', option: '--owner-name', ask: 'Name of the owner' },
  { key: 'ownerEmail', variable: 'HOTSHOE_OWNER_EMAIL', option: '--owner-email', ask: 'Email of the owner, to sign in with' },
  { key: 'ownerPassword', variable: 'HOTSHOE_OWNER_PASSWORD', option: '--owner-password', ask: 'Password of the owner' },
] as const

/** `studio create`. */
export async function createStudioHere(given: Given, globals: Globals): Promise<Told> {
  const answers = await answersFrom(given)
  const program = await openHere(globals, { mayMake: true })
  try {
    const { studioId, memberId } = await foundStudio(program, answers)
    return told(
      { studio_id: studioId, member_id: memberId },
      () => `Made studio ${studioId}, “${answers.name}”. ${answers.owner.email} signs in. It begins in rehearsal: hotshoe studio go-live`,
    )
  } finally {
    await program.close()
  }
}

/** The first start of a program makes its studio; later ones leave it alone. */
export async function ensureStudio(program: Program, given: Given): Promise<void> {
  if ((await studioIds(program.database)).length > 0) return
  const answers = await answersFrom(given)
  await foundStudio(program, answers)
  console.error(`Made the studio “${answers.name}” for ${answers.owner.email}.`)
}

/** From options, else environment, else asked on the terminal; else one sentence that names what is missing. */
async function answersFrom(given: Given): Promise<Answers> {
  const answers: Record<string, string> = {}
  const missing: Problem[] = []
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY
  for (const { key, variable, option, ask } of questions) {
    const known = given[key] ?? (process.env[variable]?.trim() || undefined)
    if (known !== undefined) answers[key] = String(known)
    else if (isTerminal) answers[key] = await askOnTerminal(ask, { hidden: key === 'ownerPassword', suggested: key === 'zone' ? ownZone() : '' })
    else missing.push({ field: option.slice(2), message: `${option} (or ${variable})` })
  }
  if (missing.length > 0) {
    throw new Refusal('invalid', 'no-studio', {
      message: `There is no studio here yet. To make one, start on a terminal, or give ${missing.map(({ message }) => message).join(', ')}.`,
      problems: [],
    })
  }
  const { studioName = '', zone = '', ownerName = '', ownerEmail = '', ownerPassword = '' } = answers
  return { name: studioName, zone, owner: { name: ownerName, email: ownerEmail, password: ownerPassword } }
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
