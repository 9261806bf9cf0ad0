import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { readForecast } from '#studio/processing/forecast/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { moveFocus } from '#web/ui/data-list/move-focus.ts'
import { DateText } from '#web/ui/dates.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { WhenSeen } from '#web/ui/when-seen.tsx'
import { words } from '#web/words/words.ts'
import { nameOfEntry } from './entry-name.ts'
import classes from './forecast.module.css'
import { ForecastRow } from './forecast-row.tsx'

type Query = { from?: number; days: number; trigger_id: number | undefined; client_id: number | undefined; channel: string | undefined }
type ListProps = {
  query: Query
  opened: string | undefined
  open: (name: string) => void
  empty: ReactNode
  /** False where the day is told above. */
  headed?: boolean
}

/** What is to come, day by day; more of it as one scrolls, and keys go from row to row. */
export function ForecastList({ query, opened, open, empty, headed = true }: ListProps) {
  const list = useList(readForecast, { query: { ...query, limit: 100 } } as object)
  if (list.trouble !== null && list.rows.length === 0) return <Failed trouble={list.trouble} retry={list.retry} />
  // Where a channel is asked for, a page may be empty though others are not.
  if (list.pending || (list.rows.length === 0 && list.loadingMore)) return <Loading />
  if (list.rows.length === 0 && !list.more) return empty
  return (
    // Keys that bubble up from the rows' own buttons; the frame itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={moveFocus} className={classes.list}>
      {[...Map.groupBy(list.rows, ({ on }) => on)].map(([day, entries]) => (
        <section key={day}>
          {headed && (
            <Title order={2} size="h6" className={classes.dayHead ?? ''}>
              <DateText date={day} near />
            </Title>
          )}
          <ul className={classes.rows}>
            {entries.map((entry) => (
              <ForecastRow key={nameOfEntry(entry)} entry={entry} opened={opened} open={open} />
            ))}
          </ul>
        </section>
      ))}
      {list.more && <WhenSeen key={`${list.rows.length} ${list.loadingMore}`} act={list.loadMore} />}
      <Text size="xs" c="dimmed" aria-live="polite">
        {list.loadingMore ? words.actions.loading : words.lists.rows(list.rows.length, list.more)}
      </Text>
    </div>
  )
}
