import { createHash } from 'node:crypto'

/** What calendars and cards say of themselves anew each time they are asked for, and no record has. */
const saidAnew = /^(?:DTSTAMP|REV)[:;]/i

/** What is longer is no line that anybody writes anew, and is not kept waiting for its end. */
const longestLine = 64 * 1024

/** By what a file is known again: the SHA-256 of what it says. Of a calendar or card, without the time at which it was written out. */
export class ContentHash {
  private readonly hash = createHash('sha256')
  private isObject: boolean | null = null
  /** The end of what came, as far as its line has not ended. */
  private held = ''

  update(part: Buffer): void {
    this.isObject ??= /^(?:\u00EF\u00BB\u00BF)?\s*BEGIN:V(?:CALENDAR|CARD)/i.test(part.toString('latin1', 0, 100))
    if (!this.isObject) {
      this.hash.update(part)
      return
    }
    const lines = (this.held + part.toString('latin1')).split('\n')
    this.held = lines.pop() ?? ''
    for (const line of lines) this.take(line)
    if (this.held.length <= longestLine) return
    this.hash.update(this.held, 'latin1')
    this.held = ''
  }

  digest(): string {
    if (this.held !== '') this.take(this.held)
    return this.hash.digest('hex')
  }

  private take(line: string): void {
    if (!saidAnew.test(line)) this.hash.update(`${line}\n`, 'latin1')
  }
}
