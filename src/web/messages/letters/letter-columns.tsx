import { Group, Text, Tooltip } from '@mantine/core'
import type { Letter, LetterBatch } from '#studio/messages/letters/contract.ts'
import type { LetterState } from '#studio/messages/letters/letter.ts'
import { namedSigns } from '#studio/messages/papers/unprintable.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { PdfLink } from './pdf-link.tsx'
import { pdfPlaces } from './places.ts'

const say = words.letters

const name: Column<Letter> = {
  key: 'name',
  label: say.columns.name,
  width: '20%',
  cell: (row) => (
    <Group component="span" gap={6} display="inline-flex">
      {row.to_name}
      {row.rehearsal && (
        <Tooltip label={say.rehearsalHint}>
          <span>
            <StatusBadge tone="warn">{say.rehearsal}</StatusBadge>
          </span>
        </Tooltip>
      )}
    </Group>
  ),
}
const address: Column<Letter> = { key: 'address', label: say.columns.address, width: '26%', cell: (row) => row.to_address.replaceAll('\n', ', ') }
const subject: Column<Letter> = {
  key: 'subject',
  label: say.columns.subject,
  cell: (row) => (
    <>
      {row.subject}
      {row.unprintable.length > 0 && (
        <Text size="xs" component="div">
          <StatusBadge tone="warn">{say.unprintable(namedSigns(row.unprintable))}</StatusBadge>
        </Text>
      )}
      {row.attachments.length > 0 && (
        <Text size="xs" c="dimmed">
          {say.with(row.attachments.join(', '))}
        </Text>
      )}
    </>
  ),
}

export const letterColumns: Readonly<Record<LetterState, readonly Column<Letter>[]>> = {
  waiting: [name, address, subject, { key: 'since', label: say.columns.since, width: '10rem', cell: (row) => <DateTimeText instant={row.created_at} /> }],
  printed: [
    name,
    address,
    subject,
    { key: 'printed', label: say.columns.printed, width: '10rem', cell: (row) => <DateTimeText instant={row.batch?.printed_at ?? null} /> },
    { key: 'batch', label: say.columns.batch, width: '6rem', cell: (row) => row.batch?.id },
  ],
  canceled: [
    name,
    subject,
    { key: 'why', label: say.columns.why, width: '30%', cell: (row) => row.flagged },
    { key: 'canceled', label: say.columns.canceled, width: '10rem', cell: (row) => <DateTimeText instant={row.closed_at} /> },
  ],
}

export const batchColumns: readonly Column<LetterBatch>[] = [
  { key: 'batch', label: say.columns.batch, cell: (row) => say.batch(row.id) },
  { key: 'letters', label: say.columns.letters, width: '10rem', cell: (row) => say.letters(row.letters) },
  { key: 'printed', label: say.columns.printed, width: '12rem', cell: (row) => <DateTimeText instant={row.printed_at} /> },
  { key: 'by', label: say.columns.by, width: '12rem', cell: (row) => row.actor.name },
  {
    key: 'pdf',
    label: say.columns.pdf,
    width: '12rem',
    phone: 'plain',
    cell: (row) => <PdfLink to={pdfPlaces.batch(row.id)} label={say.openPdf} name={say.openBatch(row.id)} size="xs" />,
  },
]
