import { Group, Text, UnstyledButton } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import type { readForecastChannels, readForecastTotals } from '#studio/processing/forecast/contract.ts'
import type { Answer } from '#web/app/api/use-answer.ts'
import { DateText } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { figure } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import classes from './forecast.module.css'
import type { Channel } from './span.ts'
import { WayCounts } from './way-counts.tsx'

const say = words.forecast
/** So many triggers are named; the others are found by the filter. */
const named = 6

export type Totals = Output<typeof readForecastTotals>
export type Ways = Output<typeof readForecastChannels>
type TotalsProps = { totals: Totals; ways: Answer<Ways>; channel: Channel | undefined; choose: (trigger: number) => void }

/** How much is to come, by channel and by trigger. */
export function ForecastTotals({ totals, ways, channel, choose }: TotalsProps) {
  const { entries, first_on, counted_to, says, triggers } = totals
  if (entries === 0) return null
  return (
    <section className={classes.totals} aria-label={say.totals}>
      <div>
        <Text fw={650}>
          {say.total(entries)} {say.toCome(entries)}
        </Text>
        <Text size="sm" c="dimmed">
          <DateText date={first_on} /> – <DateText date={counted_to} />
        </Text>
        {says !== null && <Text size="sm">{says}</Text>}
      </div>
      <HowTheyGo ways={ways} />
      {channel !== undefined && (
        <Text size="xs" c="dimmed">
          {say.wholeTotals}
        </Text>
      )}
      {triggers.length > 1 && (
        <ul className={classes.triggers} aria-label={say.byTrigger}>
          {triggers.slice(0, named).map(({ trigger_id, trigger, count }) => (
            <li key={trigger_id}>
              <UnstyledButton className={classes.only ?? ''} aria-label={say.onlyTrigger(trigger, count)} onClick={() => choose(trigger_id)}>
                {trigger} <b>{figure(count)}</b>
              </UnstyledButton>
            </li>
          ))}
          {triggers.length > named && <li className={classes.others}>{say.andOthers(triggers.length - named)}</li>}
        </ul>
      )}
    </section>
  )
}

/** By which channels, and what somebody should look at: it takes longer than counting them. */
function HowTheyGo({ ways: { data, isPending, error, isPlaceholderData } }: { ways: Answer<Ways> }) {
  if (isPending || isPlaceholderData)
    return (
      <Text size="sm" c="dimmed">
        {say.counting}
      </Text>
    )
  if (error !== null) return <Text size="sm">{error.message}</Text>
  return (
    <>
      <Group gap="xs">
        <WayCounts channels={data.channels} />
        {data.warnings.map(({ code, count }) => (
          <StatusBadge key={code} tone={code === 'missed' || code === 'problem' ? 'bad' : 'warn'}>
            {say.warnings[code](count)}
          </StatusBadge>
        ))}
      </Group>
      {data.says !== null && (
        <Text size="xs" c="dimmed">
          {data.says}
        </Text>
      )}
    </>
  )
}
