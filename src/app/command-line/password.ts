import { Refusal } from '#platform/refusal.ts'
import { issueLink } from '#studio/staff/accounts/issue-link.ts'
import { setPassword } from '#studio/staff/accounts/set-password.ts'
import { askOnTerminal } from './ask-on-terminal.ts'
import { own } from './field.ts'
import type { Globals } from './globals.ts'
import { openHere } from './open-here.ts'
import { type AnyVerb, type Given, type Told, told } from './verb.ts'

export const passwordVerbs: AnyVerb[] = [
  {
    name: '<email>',
    says: 'sets the password of somebody who signs in, on this machine, and signs them out everywhere',
    fields: [own('--password <password>', 'asked for on the terminal when left out (or HOTSHOE_PASSWORD)')],
    examples: ['set-password pat@example.com'],
    runHere: (given, globals, args) => setHere(given, globals, args[0] ?? ''),
  },
]

async function setHere(given: Given, globals: Globals, email: string): Promise<Told> {
  const known = given.password ?? (process.env.HOTSHOE_PASSWORD || undefined)
  if (known === undefined && !process.stdin.isTTY)
    throw new Refusal('invalid', 'no-password', 'Give the new password with --password or HOTSHOE_PASSWORD, or do this on a terminal.')
  const password = known === undefined ? await askOnTerminal('New password', { hidden: true }) : String(known)
  const program = await openHere(globals, { mayMake: false })
  try {
    const account = await program.database.selectFrom('auth_user').select(['id', 'email']).where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
    if (account === undefined) throw new Refusal('not-found', 'no-account', `Nobody signs in as ${email} here. Check the address.`)
    const { link } = await issueLink(program.gate, account)
    await setPassword(program.gate, { token: link?.split('#')[1] ?? '', password })
    return told({ email: account.email }, () => `${account.email} signs in with the new password from now on.`)
  } finally {
    await program.close()
  }
}
