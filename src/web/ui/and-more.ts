import { words } from '#web/words/words.ts'

type Page = { rows: readonly unknown[]; next: string | null }

/** The last line of choices of which only the first are there: says so, and cannot be chosen. None when they are all there. */
export function andMore(page: Page | undefined): { value: string; label: string; disabled: true }[] {
  if (page === undefined || page.next === null) return []
  return [{ value: 'more', label: words.lists.firstOnes(page.rows.length), disabled: true }]
}
