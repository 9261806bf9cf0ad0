import { refuseField } from '#platform/refusal.ts'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { passwordLength } from './password.ts'

/** A password long enough to be worth something. What it is made of is everybody's own affair. */
export function checkedPassword(password: string): Reading<string> {
  if (password.length < passwordLength.least) return refused(`Choose a password of at least ${passwordLength.least} characters; a few words in a row are good.`)
  if (password.length > passwordLength.most) return refused(`A password may have at most ${passwordLength.most} characters.`)
  if (new Set(password).size < 3) return refused(`${quoted(password)} is too easy to guess. Choose another password.`)
  return understood(password)
}

/** Refuses a weak password at its field. */
export function refuseWeak(field: string, password: string): void {
  const reading = checkedPassword(password)
  if (!reading.ok) throw refuseField(field, 'weak-password', reading.message)
}
