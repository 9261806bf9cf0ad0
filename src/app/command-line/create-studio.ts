import { foundStudio } from '#app/found-studio.ts'
import type { Program } from '#app/open-program.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { checkedPassword } from '#studio/staff/accounts/checked-password.ts'
import { parseEmail } from '#studio/staff/email-address.ts'
import { studioIds } from '#studio/staff/queries.ts'
import { askOnTerminal } from './ask-on-terminal.ts'
import type { Globals } from './globals.ts'
import { openHere } from './open-here.ts'
import { type Given, type Told, told } from './verb.ts'

export type StudioAnswers = { name: string; zone: string; owner: { name: string; email: string; password: string } }

type Question = { key: string; variable: string; option: string; ask: string; read: (text: string) => Reading<string> }

const questions: readonly Question[] = [
  { key: 'studioName', variable: 'HOTSHOE_STUDIO_NAME', option: '--studio-name', ask: 'Name of the studio', read: named('The studio') },
  { key: 'zone', variable: 'HOTSHOE_ZONE', option: '--zone', ask: 'Time zone, like America/Chicago', read: parseZone },
  { key: 'ownerName', variable: 'HOTSHOE_OWNER_NAME', option: '--owner-name', ask: 'Name of the owner', read: named('The owner') },
  { key: 'ownerEmail', variable: 'HOTSHOE_OWNER_EMAIL', option: '--owner-email', ask: 'Email of the owner, to sign in with', read: parseEmail },
  {
    key: 'ownerPassword',
    variable: 'HOTSHOE_OWNER_PASSWORD',
    option: '--owner-password',
    ask: 'Password of the owner, at least 10 characters',
    read: checkedPassword,
  },
]

/** `studio create`. */
export async function createStudioHere(given: Given, globals: Globals): Promise<Told> {
  const answers = await askForStudio(given)
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

/** The first start of a program makes its studio; later ones leave it alone, and nobody is asked. */
export async function ensureStudio(program: Program, ask: () => Promise<StudioAnswers>): Promise<void> {
  if ((await studioIds(program.database)).length > 0) return
  const answers = await ask()
  await foundStudio(program, answers)
  console.error(`Made the studio “${answers.name}” for ${answers.owner.email}.`)
}

/**
 * What a new studio is to be: from options, else environment, else asked on the terminal until the answer can be used. Refuses what was
 * given and cannot be, and without a terminal what is missing; `ask` is null where nobody can be asked.
 */
export async function askForStudio(given: Given, ask: typeof askOnTerminal | null = terminal()): Promise<StudioAnswers> {
  const answers: Record<string, string> = {}
  const wrong: string[] = []
  const open: Question[] = []
  for (const question of questions) {
    const known = given[question.key] ?? (process.env[question.variable]?.trim() || undefined)
    const reading = known === undefined ? null : question.read(String(known))
    if (reading === null) open.push(question)
    else if (reading.ok) answers[question.key] = reading.value
    else wrong.push(`${question.option} (or ${question.variable}): ${reading.message}`)
  }
  if (wrong.length > 0) throw new Refusal('invalid', 'bad-studio', wrong.join('\n'))
  if (open.length > 0 && ask === null) throw nobodyToAsk(open)
  for (const question of open) answers[question.key] = await answerTo(question, ask ?? askOnTerminal)
  const { studioName = '', zone = '', ownerName = '', ownerEmail = '', ownerPassword = '' } = answers
  return { name: studioName, zone, owner: { name: ownerName, email: ownerEmail, password: ownerPassword } }
}

async function answerTo({ key, ask, read }: Question, askPerson: typeof askOnTerminal): Promise<string> {
  for (;;) {
    const reading = read(await askPerson(ask, { hidden: key === 'ownerPassword', suggested: key === 'zone' ? ownZone() : '' }))
    if (reading.ok) return reading.value
    console.error(reading.message)
  }
}

function named(who: string): Question['read'] {
  return (text) => (text.trim() === '' ? refused(`${who} needs a name.`) : understood(text.trim()))
}

function nobodyToAsk(open: readonly Question[]): Refusal {
  const options = open.map(({ option, variable }) => `${option} (or ${variable})`).join(', ')
  return new Refusal('invalid', 'no-studio', `There is no studio here yet. To make one, start on a terminal, or give ${options}.`)
}

function terminal(): typeof askOnTerminal | null {
  return process.stdin.isTTY && process.stderr.isTTY ? askOnTerminal : null
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
