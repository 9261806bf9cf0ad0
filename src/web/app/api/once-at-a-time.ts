/**
 * Lets nothing through that is still under way. It answers within the same tick: a second press can come before the screen has
 * drawn its button as busy.
 */
export function onceAtATime() {
  const underWay = new Set<string>()
  return {
    /** False: the same is under way already. */
    begin: (ask: unknown): boolean => {
      const key = keyOf(ask)
      if (underWay.has(key)) return false
      underWay.add(key)
      return true
    },
    end: (ask: unknown): void => void underWay.delete(keyOf(ask)),
  }
}

function keyOf(ask: unknown): string {
  return JSON.stringify(ask ?? null)
}
