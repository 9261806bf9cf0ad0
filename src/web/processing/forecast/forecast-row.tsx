import { Text, UnstyledButton } from '@mantine/core'
import type { Static } from 'typebox'
import type { forecastEntry } from '#studio/processing/forecast/contract.ts'
import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { nameOfEntry } from './entry-name.ts'
import classes from './forecast.module.css'

const say = words.forecast

export type Entry = Static<typeof forecastEntry>

/** One entry: whose record, by which trigger, by what and to whom, when it goes, what to look at. */
export function ForecastRow({ entry, opened, open }: { entry: Entry; opened: string | undefined; open: (name: string) => void }) {
  const { trigger, record, goes_text, warnings } = entry
  const name = nameOfEntry(entry)
  const about = [trigger, record.client_name === null || record.client_name === record.label ? '' : record.label, record.type ?? '']
  return (
    <li data-row className={classes.row} data-opened={name === opened || undefined}>
      <div className={classes.who}>
        <UnstyledButton data-opens className={classes.name ?? ''} onClick={() => open(name)}>
          {record.client_name ?? record.label}
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {about.filter((part) => part !== '').join(' · ')}
        </Text>
      </div>
      <Outputs entry={entry} />
      <div className={classes.goes}>
        <Text size="sm">{goes_text}</Text>
        <Standing entry={entry} />
        {warnings
          .filter(({ code }) => code !== 'late')
          .map(({ code, message }) => (
            <Text key={`${code} ${message}`} size="xs" className={classes.warning ?? ''}>
              <Icon name="alert" size={14} /> {message}
            </Text>
          ))}
      </div>
    </li>
  )
}

/** By which channels, and to whom. */
function Outputs({ entry: { outputs, warnings } }: { entry: Entry }) {
  const recipients = [...new Set(outputs.map(({ recipient }) => recipient))]
  return (
    <div className={classes.outputs}>
      <span className={classes.icons}>
        {outputs.length === 0 && warnings.some(({ code }) => code === 'nobody') && <StatusBadge tone="bad">{say.nobody}</StatusBadge>}
        {outputs.map(({ output_id, recipient, channel }, index) =>
          channel === null ? (
            <StatusBadge key={`${output_id} ${recipient} ${index}`} tone="bad">
              {say.nobody}
            </StatusBadge>
          ) : (
            <ChannelIcon key={`${output_id} ${recipient} ${index}`} channel={channel} />
          ),
        )}
      </span>
      {recipients.length > 0 && (
        <Text size="xs" c="dimmed">
          {say.to(recipients)}
        </Text>
      )}
    </div>
  )
}

/** What is late, and what stands in the lists of Process Triggers already. */
export function Standing({ entry: { late, state, item_id } }: { entry: Pick<Entry, 'late' | 'state' | 'item_id'> }) {
  const listed = item_id !== null && state !== null
  if (!late && !listed) return null
  return (
    <span className={classes.badges}>
      {late && <StatusBadge tone="warn">{say.late}</StatusBadge>}
      {listed && (
        <StatusBadge tone={state === 'attention' ? 'bad' : state === 'held' ? 'neutral' : 'wait'}>{state === 'active' ? say.listed : say[state]}</StatusBadge>
      )}
    </span>
  )
}
