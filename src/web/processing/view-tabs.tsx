import { Tabs } from '@mantine/core'
import type { ItemView } from '#studio/matching/item.ts'
import { figure } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import classes from './process.module.css'
import { itemViews } from './screens.tsx'

type ViewTabsProps = { view: ItemView; counts: Readonly<Record<string, number>> | undefined; choose: (view: ItemView) => void }

/** The seven views, with how many items each has. */
export function ViewTabs({ view, counts, choose }: ViewTabsProps) {
  return (
    <div className={classes.tabs}>
      <Tabs value={view} variant="pills" radius="xl" onChange={(next) => choose(itemViews.find((one) => one === next) ?? 'active')}>
        <Tabs.List className={classes.tabList ?? ''} aria-label={words.process.list}>
          {itemViews.map((one) => (
            <Tabs.Tab
              key={one}
              value={one}
              aria-controls="items"
              className={classes.tab ?? ''}
              data-loud={one === 'attention' && (counts?.[one] ?? 0) > 0 ? true : undefined}
            >
              {words.process.views[one].label}
              <span className={classes.count}>{counts === undefined ? '' : figure(counts[one] ?? 0)}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
    </div>
  )
}
