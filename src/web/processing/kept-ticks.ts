import { useState } from 'react'
import type { ItemView } from '#studio/matching/item.ts'
import { useMe } from '#web/app/me.ts'
import { noTicks, type Ticks } from './ticks.ts'

type KeptTicks = Partial<Record<ItemView, Ticks>>

/** What everybody who sat at this window has chosen and not yet processed, by studio and person: it survives a look at another screen. */
const kept = new Map<string, KeptTicks>()

/** The ticks of a view, kept until they are processed, cleared, or the window is closed. */
export function useKeptTicks(view: ItemView): [Ticks, (change: (before: Ticks) => Ticks) => void] {
  const { studio, actor_name: name, member } = useMe()
  const whose = `${studio.id} ${member?.id ?? name}`
  const [ticks, show] = useState<KeptTicks>(kept.get(whose) ?? {})
  const change = (next: (before: Ticks) => Ticks) => {
    // From what is kept, not from what is shown: an answer may come when the screen has been left already.
    const before = kept.get(whose) ?? {}
    const after = { ...before, [view]: next(before[view] ?? noTicks) }
    kept.set(whose, after)
    show(after)
  }
  return [ticks[view] ?? noTicks, change]
}
