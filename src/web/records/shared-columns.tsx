import { Text } from '@mantine/core'
import type { Column } from '#web/ui/data-list/column.ts'
import { words } from '#web/words/words.ts'
import { RecordStatus } from './record-status.tsx'
import { SessionMarks } from './sessions/session-marks.tsx'

/** Headers of a file are those that an import knows, in every kind of record. */
const { headers } = words.views

type Standing = { status: { name: string }; status_due_on: string | null }

/** Where a record stands, and until when. */
export function statusColumn<Row extends Standing>(): Column<Row> {
  return {
    key: 'status',
    label: words.records.status,
    cell: ({ status, status_due_on }) => <RecordStatus status={status} dueOn={status_due_on} />,
    file: { [headers.status]: ({ status }) => status.name, [headers.statusDue]: ({ status_due_on }) => status_due_on ?? '' },
    phone: 'plain',
  }
}

type Marked = { on_hold: boolean; confirmed: boolean; canceled: boolean; archived?: boolean }

/** On hold, confirmed, canceled. */
export function marksColumn<Row extends Marked>(): Column<Row> {
  return {
    key: 'marks',
    label: words.records.marks,
    cell: (row) => <SessionMarks session={row} />,
    file: {
      [headers.onHold]: ({ on_hold }) => yesOrNo(on_hold),
      [headers.confirmed]: ({ confirmed }) => yesOrNo(confirmed),
      [headers.canceled]: ({ canceled }) => yesOrNo(canceled),
    },
    phone: 'plain',
  }
}

type ClientOf<Row> = (row: Row) => { name: string; external_id: string | null } | null

/** Whose record it is, for a file: the number by which an import knows the client, and the name. */
export function clientInFile<Row>(of: ClientOf<Row>): NonNullable<Column<Row>['file']> {
  return { [headers.clientId]: (row) => of(row)?.external_id ?? '', [headers.client]: (row) => of(row)?.name ?? '' }
}

export function yesOrNo(value: boolean): string {
  return value ? words.records.history.yes : words.records.history.no
}

/** Something in grey: where there is nothing, or below what names the row. */
export function Dim({ children }: { children: string }) {
  return (
    <Text span inherit c="dimmed">
      {children}
    </Text>
  )
}

/** What names a row, and below it what tells it from others. */
export function Named({ name, more }: { name: string; more: readonly (string | null | undefined)[] }) {
  const second = more.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')
  return (
    <>
      {name}
      {second !== '' && (
        <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
          {second}
        </Text>
      )}
    </>
  )
}
