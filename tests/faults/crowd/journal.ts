/** What people were told, kept outside of the program: it is held against what the database says in the end. */
export type Journal = {
  /** What was done → how often. */
  deeds: Map<string, number>
  /** Decisions about one item that somebody was told of. */
  decided: { studio: number; item: number; person: string; to: 'processed' | 'held' | 'deleted' }[]
  /** Of each studio: items that sweeps by people have found. */
  found: Map<number, number>
  /** Answers that never came, because a program was killed. */
  unanswered: number
  /** Answers that no person should ever get. */
  strange: string[]
}

export function newJournal(): Journal {
  return { deeds: new Map(), decided: [], found: new Map(), unanswered: 0, strange: [] }
}

export function add<Key>(counts: Map<Key, number>, key: Key, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}
