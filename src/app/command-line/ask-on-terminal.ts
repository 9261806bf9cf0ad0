import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks a person on standard error. What is hidden is not shown while it is typed. An empty answer takes the suggestion. */
export async function askOnTerminal(question: string, { hidden = false, suggested = '' }: { hidden?: boolean; suggested?: string } = {}): Promise<string> {
  let muted = false
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      if (!muted) process.stderr.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  lines.once('SIGINT', () => process.exit(130))
  try {
    const asked = lines.question(`${question}${suggested === '' ? '' : ` [${suggested}]`}: `)
    muted = hidden
    const answer = (await asked).trim()
    if (hidden) process.stderr.write('\n')
    return answer === '' && suggested !== '' ? suggested : answer
  } finally {
    lines.close()
  }
}
