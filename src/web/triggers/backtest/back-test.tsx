import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { backTest } from '#studio/processing/backtest/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { clientPlace } from '#web/app/places.ts'
import { PlannedEffect } from '#web/processing/planned-effects.tsx'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import type { Draft } from '../draft.ts'
import classes from '../triggers.module.css'
import { WeekChart } from './week-chart.tsx'

const say = words.backTest

type BackTested = Output<typeof backTest>
type Row = BackTested['sample'][number]

/** What the trigger in the form would have done in the past year; asked for when somebody wants to know. */
export function BackTest({ draft }: { draft: Draft }) {
  const [told, setTold] = useState<BackTested | null>(null)
  const ask = useCommand(backTest, { done: setTold })
  return (
    <Stack gap="sm" align="stretch">
      <Text size="sm">{say.lead}</Text>
      <div>
        <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate({ body: draft })}>
          {told === null ? say.start : say.again}
        </Button>
      </div>
      <div aria-live="polite">
        {told !== null && (
          <Stack gap="md">
            <Told answer={told} />
          </Stack>
        )}
      </div>
    </Stack>
  )
}

function Told({ answer: { totals, weeks, sample, messages, notes } }: { answer: BackTested }) {
  const { in_time, late, missed, records } = totals
  return (
    <>
      {in_time + late + missed === 0 ? (
        <Text fw={600}>{say.nothing}</Text>
      ) : (
        <>
          <Text fw={600}>
            {say.totals(in_time, records)} {late > 0 && say.late(late)} {missed > 0 && say.missed(missed)}
          </Text>
          <WeekChart weeks={weeks} />
          <Text fw={600} size="sm">
            {say.sample}
          </Text>
          <ul className={classes.candidates}>
            {sample.map((row) => (
              <li key={`${row.record.kind} ${row.record.id} ${row.occurrence}`}>
                <Named row={row} />
              </li>
            ))}
          </ul>
          {messages.map(({ row, effects, problem }) => (
            <Stack key={`${row.record.kind} ${row.record.id} ${row.occurrence}`} gap="xs">
              <Text size="sm">{say.messageOf(row.record.client_name ?? row.record.label)}</Text>
              {problem !== null && (
                <Alert color="honey" icon={<Icon name="info" />}>
                  {problem}
                </Alert>
              )}
              {effects.map((effect) => (
                <PlannedEffect key={`${effect.output_id} ${effect.recipient} ${effect.address}`} effect={effect} />
              ))}
            </Stack>
          ))}
        </>
      )}
      <Text fw={600} size="sm">
        {say.notes}
      </Text>
      <List size="sm">
        {notes.map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
      </List>
    </>
  )
}

function Named({ row: { record, on, due_on, outcome } }: { row: Row }) {
  const { client_id, client_name, label } = record
  return (
    <>
      <Text size="sm" component="span">
        <DateText date={on} />{' '}
        {client_id !== null && client_name !== null && (
          <>
            <TextLink to={clientPlace(client_id)}>{client_name}</TextLink>
            {client_name === label ? '' : ' · '}
          </>
        )}
        {client_name !== label && <RecordLink record={record}>{label}</RecordLink>}
      </Text>
      <Text size="xs" c="dimmed">
        {say.outcome[outcome]}
        {due_on !== on && (
          <>
            {` · ${say.trigger} `}
            <DateText date={due_on} />
          </>
        )}
      </Text>
    </>
  )
}
