import { folded } from '../folded-text.ts'
import type { CalendarEvent } from './calendar-event.ts'
import type { Mapping } from './columns.ts'

/**
 * The type of an event, by name: what was said of its categories, else a category that is called like a type, else the one type whose name stands
 * in the title, else what was said of all other events. Null when nothing tells. `types`: those of the studio.
 */
export function typeOfEvent({ categories, title }: CalendarEvent, types: readonly string[], said: Mapping): string | null {
  const byName = new Map(types.map((type) => [folded(type), type]))
  const known = (name: string | undefined) => byName.get(folded(name ?? '')) ?? null
  const chosen = new Map(Object.entries(said).map(([category, type]) => [folded(category), type]))
  const filed = categories.flatMap((category) => known(chosen.get(folded(category))) ?? known(category) ?? [])
  if (filed[0] !== undefined) return filed[0]
  const words = ` ${folded(title).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  const inTitle = types.filter((type) =>
    words.includes(
      ` ${folded(type)
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    ),
  )
  // "Family Mini" says more than "Family".
  const [best] = inTitle.toSorted((a, b) => b.length - a.length)
  const isOne = inTitle.every((type) => best !== undefined && folded(best).includes(folded(type)))
  return best !== undefined && isOne ? best : known(chosen.get(''))
}
