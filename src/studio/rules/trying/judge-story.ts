import { sameName } from '../setup.ts'
import type { Expected, ExpectedNothing, RuleTest } from '../test-format.ts'
import type { Trouble } from '../trouble.ts'
import type { Left, Made } from './made.ts'

/** What is not as a test expects it: what was not made, what was made besides, what was made after nothing should be. Places are within the test. */
export function judged(test: RuleTest, made: readonly Made[], left: readonly Left[]): Trouble[] {
  const free = [...made]
  const missing = test.expect.flatMap((expected, index): Trouble[] => {
    if ('nothing_after' in expected)
      return afterwards(expected, made).map((each) => ({ path: ['expect', index], message: `${capital(said(each))}, after ${expected.nothing_after}.` }))
    const at = free.findIndex((each) => fits(expected, each))
    if (at >= 0) {
      free.splice(at, 1)
      return []
    }
    return [{ path: ['expect', index], message: `This was not made: ${wanted(expected)}. ${instead(expected, free, left)}` }]
  })
  const told = new Set(test.expect.flatMap((expected) => ('nothing_after' in expected ? afterwards(expected, made) : [])))
  return [
    ...missing,
    ...free.filter((each) => !told.has(each)).map((each) => ({ path: [], message: `${capital(said(each))}, and the test does not expect it.` })),
  ]
}

function fits(expected: Expected, made: Made): boolean {
  const { at, channel, to = 'client', trigger, template, record, subject, says } = expected
  return (
    made.at.startsWith(at) &&
    made.channel === channel &&
    made.to === to &&
    (trigger === undefined || sameName(trigger, made.trigger)) &&
    (template === undefined || (made.template !== null && sameName(template, made.template))) &&
    (record === undefined || sameName(record, made.record)) &&
    (subject === undefined || includes(made.subject, subject)) &&
    (says === undefined || includes(made.text, says))
  )
}

function includes(text: string, words: string): boolean {
  const plain = (each: string) => each.replaceAll(/\s+/g, ' ').trim().toLowerCase()
  return plain(text).includes(plain(words))
}

function afterwards({ nothing_after, trigger }: ExpectedNothing, made: readonly Made[]): Made[] {
  return made.filter((each) => each.at.slice(0, 10) > nothing_after && (trigger === undefined || sameName(trigger, each.trigger)))
}

function wanted({ at, channel, to = 'client', template, subject, trigger }: Expected): string {
  const details = [
    template === undefined ? '' : ` from “${template}”`,
    subject === undefined ? '' : ` with “${subject}”`,
    trigger === undefined ? '' : ` by “${trigger}”`,
  ]
  return `${channel} to ${to} on ${at}${details.join('')}`
}

/** The likeliest reason: the same thing at another time, what waits, or nothing at all. */
function instead({ channel, to = 'client', trigger }: Expected, free: readonly Made[], left: readonly Left[]): string {
  const near = free.filter((each) => each.channel === channel && each.to === to)
  const waits = left.filter((each) => trigger === undefined || sameName(each.trigger, trigger))
  if (near.length > 0) return `Made were: ${near.slice(0, 3).map(said).join('; ')}.`
  if (waits.length > 0)
    return waits
      .slice(0, 3)
      .map(({ trigger: by, record, why }) => `“${by}” for ${record}: ${why}`)
      .join(' ')
  return free.length > 0 ? `Made were: ${free.slice(0, 3).map(said).join('; ')}.` : 'Nothing else was made.'
}

function said({ at, channel, to, trigger, record, subject }: Made): string {
  return `${channel} to ${to} on ${at}, “${subject}”, by “${trigger}” for ${record}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
