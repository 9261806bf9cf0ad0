import { words } from '#web/words/words.ts'

/** The button in a field that empties it, for everybody: Mantine would hide it from the keyboard and from those who hear the screen. */
export function clearButton(label: string) {
  return { 'aria-label': words.dateField.clear(label), 'aria-hidden': false, tabIndex: 0 } as const
}
