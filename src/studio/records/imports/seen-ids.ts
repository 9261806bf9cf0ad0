/**
 * On which line a file names each number first. Of each only a fingerprint of 53 bits is kept, in flat memory: a million take some twenty
 * megabytes, and that two of them look alike happens once in ten thousand such files.
 */
export class SeenIds {
  private keys = new Float64Array(1024)
  private lines = new Int32Array(1024)
  private count = 0

  /** The line on which the number stood already; null the first time, which is noted. */
  firstLine(id: string, line: number): number | null {
    if (this.count * 2 >= this.keys.length) this.grow()
    const key = fingerprint(id)
    const at = this.placeOf(key)
    if (this.keys[at] === key) return this.lines[at] ?? null
    this.keys[at] = key
    this.lines[at] = line
    this.count += 1
    return null
  }

  private placeOf(key: number): number {
    const mask = this.keys.length - 1
    let at = (key % 2 ** 31) & mask
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const [keys, lines] = [this.keys, this.lines]
    this.keys = new Float64Array(keys.length * 2)
    this.lines = new Int32Array(keys.length * 2)
    for (const [from, key] of keys.entries()) {
      if (key === 0) continue
      const at = this.placeOf(key)
      this.keys[at] = key
      this.lines[at] = lines[from] ?? 0
    }
  }
}

/** A number from 1 to 2^53, by two mixes of 32 bits. */
function fingerprint(id: string): number {
  let one = 0x811c9dc5
  let two = 0x9e3779b9
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x85ebca6b)
    two ^= two >>> 13
  }
  one = Math.imul(one ^ (one >>> 16), 0x7feb352d) >>> 0
  two = Math.imul(two ^ (two >>> 15), 0x846ca68b) >>> 0
  return (one & 0x1fffff) * 2 ** 32 + two || 1
}
