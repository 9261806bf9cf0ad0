import { Group, Text, UnstyledButton } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import type { readForecastTotals } from '#studio/processing/forecast/contract.ts'
import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { figure } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import classes from './forecast.module.css'
import type { Channel } from './span.ts'

const say = words.forecast
/** So many triggers are named; the others are found by the filter. */
const named = 6

export type Totals = Output<typeof readForecastTotals>
type TotalsProps = { totals: Totals; channel: Channel | undefined; choose: (trigger: number) => void }

/** How much is to come, by channel and by trigger. */
export function ForecastTotals({ totals, channel, choose }: TotalsProps) {
  const { entries, first_on, last_on, channels, channels_of, triggers } = totals
  if (entries === 0) return null
  return (
    <section className={classes.totals} aria-label={say.totals}>
      <div>
        <Text fw={650}>
          {say.total(entries)} {say.toCome(entries)}
        </Text>
        <Text size="sm" c="dimmed">
          <DateText date={first_on} /> – <DateText date={last_on} />
        </Text>
      </div>
      <Group gap="sm">
        {channels.map((one) =>
          one.channel === null ? (
            <StatusBadge key="none" tone="bad">
              {say.unreachable(one.count)}
            </StatusBadge>
          ) : (
            <span key={one.channel} className={classes.channel}>
              <ChannelIcon channel={one.channel} /> {figure(one.count)}
            </span>
          ),
        )}
        {(channels_of < entries || channel !== undefined) && (
          <Text size="xs" c="dimmed">
            {channels_of < entries ? say.ofNext(channels_of) : say.wholeTotals}
          </Text>
        )}
      </Group>
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
