import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { listPreviewed, type previewTrigger } from '#studio/processing/preview/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { clientPlace } from '#web/app/places.ts'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import type { Draft } from './draft.ts'
import classes from './triggers.module.css'

const say = words.safeChange

type Preview = Output<typeof previewTrigger>
export type DraftRow = Preview['stays']['rows'][number]
type Group = 'stays' | 'withdrawn' | 'returns' | 'history'

/** Whom somebody ticks, by the numbers of the records. */
export type Choice = { chosen: readonly number[]; choose: (chosen: readonly number[]) => void }

type GroupProps = { group: Group; page: Pick<Preview['stays'], 'rows' | 'next'>; draft: Draft; choice?: Choice }

/** One group of a preview by name, page by page; with boxes to tick where somebody may choose. */
export function DraftGroup({ group, page, draft, choice }: GroupProps) {
  const [further, setFurther] = useState<{ rows: readonly DraftRow[]; next: string | null }>({ rows: [], next: page.next })
  const more = useCommand(listPreviewed, { done: ({ rows, next }) => setFurther((before) => ({ rows: [...before.rows, ...rows], next })) })
  const { next } = further
  return (
    <Stack gap="xs">
      <DraftRows rows={[...page.rows, ...further.rows]} {...(choice === undefined ? {} : { choice })} />
      {next !== null && (
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          loading={more.isPending}
          onClick={() => more.mutate({ body: { ...draft, group, after: next } })}
        >
          {say.more}
        </Button>
      )}
    </Stack>
  )
}

/** Records with their clients, each a link, and their trigger dates. */
export function DraftRows({ rows, choice }: { rows: readonly DraftRow[]; choice?: Choice }) {
  return (
    <ul className={classes.candidates}>
      {rows.map((row) => (
        <li key={`${row.record.kind} ${row.record.id} ${row.occurrence}`}>
          {choice === undefined ? <Named row={row} /> : <Choosable row={row} choice={choice} />}
        </li>
      ))}
    </ul>
  )
}

function Choosable({ row, choice: { chosen, choose } }: { row: DraftRow; choice: Choice }) {
  const { id } = row.record
  const isChosen = chosen.includes(id)
  return (
    <div className={classes.choosable}>
      <Checkbox aria-label={nameOf(row)} checked={isChosen} onChange={() => choose(isChosen ? chosen.filter((one) => one !== id) : [...chosen, id])} />
      <Named row={row} />
    </div>
  )
}

function Named({ row: { record, due_on, why } }: { row: DraftRow }) {
  const { client_id, client_name, label } = record
  return (
    <>
      <Text size="sm" component="span">
        {client_id !== null && client_name !== null && (
          <>
            <TextLink to={clientPlace(client_id)}>{client_name}</TextLink>
            {client_name === label ? '' : ' · '}
          </>
        )}
        {client_name !== label && <RecordLink record={record}>{label}</RecordLink>}
      </Text>
      <Text size="xs" c="dimmed">
        {say.due} <DateText date={due_on} near />
        {why === null ? '' : ` · ${why}`}
      </Text>
    </>
  )
}

/** What people call it: the client, or the record where it has none. */
export function nameOf({ record: { client_name, label } }: DraftRow): string {
  return client_name === null || client_name === '' ? label : client_name === label ? label : `${client_name}, ${label}`
}
