import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Refusal } from '#platform/refusal.ts'

/**
 * Asks a person on standard error. What is hidden is not shown while it is typed. An empty answer takes the suggestion. Refuses when the
 * person ends the input instead (Ctrl-D).
 */
export async function askOnTerminal(question: string, { hidden = false, suggested = '' }: { hidden?: boolean; suggested?: string } = {}): Promise<string> {
  let muted = false
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      if (!muted) process.stderr.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  lines.once('SIGINT', () => {
    process.stderr.write('\n')
    process.exit(130)
  })
  try {
    const asked = lines.question(`${question}${suggested === '' ? '' : ` [${suggested}]`}: `)
    muted = hidden
    const over = new Promise<never>((_, reject) => lines.once('close', () => reject(notAnswered())))
    const answer = (await Promise.race([asked, over])).trim()
    if (hidden) process.stderr.write('\n')
    return answer === '' && suggested !== '' ? suggested : answer
  } finally {
    lines.close()
  }
}

function notAnswered(): Refusal {
  return new Refusal('invalid', 'not-answered', '\nNot answered, so nothing was made. Start again when you know it.')
}
