import { Refusal } from '#platform/refusal.ts'

/** The built-in PostgreSQL cannot be used. The message is a sentence for the person who started Hotshoe: show it without a stack. */
export class DatabaseTrouble extends Refusal {
  constructor(sentence: string) {
    super('unavailable', 'database', sentence)
  }
}

const known: readonly (readonly [RegExp, (place: string) => string])[] = [
  [/no space left on device|ENOSPC|disk quota exceeded/i, (place) => `There is no space left on the disk for ${place}. Make room and start Hotshoe again.`],
  [/read-only file system|EROFS/i, (place) => `${place} is on a read-only disk. Choose another data directory with --data.`],
  [
    /permission denied|operation not permitted|EACCES|EPERM/i,
    (place) => `Hotshoe may not write to ${place}. Give its owner the right, or choose another data directory with --data.`,
  ],
  [
    /could not (create|map) (anonymous )?shared memory|could not resize shared memory/i,
    () => 'There is not enough memory for the built-in database. Close other programs or set DATABASE_URL to another PostgreSQL.',
  ],
  [
    /database files are incompatible|invalid checkpoint record|could not locate a valid checkpoint/i,
    (place) => `The database in ${place} is damaged or of another version. Put a backup in its place; postgres.log beside it says more.`,
  ],
]

/** The sentence for what PostgreSQL or the system said about `place`, or null when it is none that we know. */
export function knownTrouble(said: string, place: string): string | null {
  const found = known.find(([pattern]) => pattern.test(said))
  return found === undefined ? null : found[1](place)
}
