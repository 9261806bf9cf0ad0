/** The words of one who speaks while somebody else is speaking. */
export type HeldBack = { say(text: string): void; go(): void }

/** Keeps what is said until it may go: then it comes whole, and what follows at once. So the lines of two never mix. */
export function heldBack(write: (text: string) => void): HeldBack {
  let kept: string | null = ''
  return {
    say(text) {
      if (kept === null) write(text)
      else kept += text
    },
    go() {
      if (kept !== null && kept !== '') write(kept)
      kept = null
    },
  }
}
