import { Tabs } from '@mantine/core'
import { figure } from '#web/words/plural.ts'
import { fadingEdges } from './fading-edges.ts'
import classes from './view-tabs.module.css'

type ViewTabsProps<View extends string> = {
  label: string
  views: readonly View[]
  names: Readonly<Record<View, { label: string }>>
  view: View
  choose: (view: View) => void
  counts?: Readonly<Record<string, number>> | undefined
  /** The view whose count calls for somebody. */
  loud?: View
  /** The id of what shows the view. */
  controls: string
}

/** The views of a list, with how many rows each has. On a phone they scroll sideways, and fade where there are more. */
export function ViewTabs<View extends string>({ label, views, names, view, choose, counts, loud, controls }: ViewTabsProps<View>) {
  const chosen = (value: string | null) => {
    const next = views.find((one) => one === value)
    if (next !== undefined) choose(next)
  }
  return (
    <Tabs value={view} variant="pills" radius="xl" onChange={chosen} className={classes.tabs ?? ''} ref={fadingEdges} data-scrolls>
      <Tabs.List className={classes.list ?? ''} aria-label={label}>
        {views.map((one) => (
          <Tabs.Tab
            key={one}
            value={one}
            ref={one === view ? bringIntoView : null}
            aria-controls={controls}
            className={classes.tab ?? ''}
            data-loud={(one === loud && (counts?.[one] ?? 0) > 0) || undefined}
          >
            {names[one].label}
            {counts !== undefined && <span className={classes.count}>{figure(counts[one] ?? 0)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}

/** Asked for by its address, a view may lie beyond the edge of a phone, or be pushed there when the counts come. Only its row is scrolled. */
function bringIntoView(tab: HTMLElement | null): (() => void) | undefined {
  const row = tab?.closest('[data-scrolls]')
  if (!tab || !row) return undefined
  const look = () => {
    const [its, all] = [tab.getBoundingClientRect(), row.getBoundingClientRect()]
    if (its.left < all.left || its.right > all.right) row.scrollLeft += its.left - all.left - (all.width - its.width) / 2
  }
  const widths = new ResizeObserver(look)
  for (const one of row.querySelectorAll('[role="tab"]')) widths.observe(one)
  return () => widths.disconnect()
}
