import { useSyncExternalStore } from 'react'

/** Whether the last request was answered at all. Every request says what it saw (call.ts). */
let away = false
const watchers = new Set<() => void>()

export function noteReach(reached: boolean): void {
  if (away === !reached) return
  away = !reached
  for (const watch of watchers) watch()
}

/** True while Hotshoe cannot be reached. */
export function useAway(): boolean {
  return useSyncExternalStore(watchReach, isAway)
}

export function isAway(): boolean {
  return away
}

/** Calls back whenever Hotshoe is lost or reached again; returns how to end that. */
export function watchReach(watch: () => void): () => void {
  watchers.add(watch)
  return () => watchers.delete(watch)
}
