import { Group, Text } from '@mantine/core'
import { isDate } from '#studio/calendar/civil-date.ts'
import { type Standing, standingOf } from '#studio/records/invoices/standing.ts'
import { useMe } from '#web/app/me.ts'
import { DateText } from '#web/ui/dates.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'

const say = words.invoices
const tones: Readonly<Record<Standing, Tone>> = { open: 'wait', overdue: 'bad', paid: 'good', credit: 'warn', blank: 'neutral', canceled: 'neutral' }

type Owed = { total: number; paid: number; balance: number; payment_due_on: string | null; canceled: boolean; archived?: boolean }

/** Whether an invoice is open, overdue or paid, and by when the next payment is due. */
export function InvoiceStanding({ invoice }: { invoice: Owed }) {
  const { today } = useMe()
  const { payment_due_on, archived = false } = invoice
  const due = payment_due_on !== null && isDate(payment_due_on) ? payment_due_on : null
  const standing = standingOf({ ...invoice, payment_due_on: due }, isDate(today) ? today : '0-0-0')
  return (
    <Group gap="0.2rem 0.5rem" component="span" display="inline-flex">
      <StatusBadge tone={tones[standing]}>{say.standings[standing]}</StatusBadge>
      {archived && <StatusBadge>{words.records.archived}</StatusBadge>}
      {due !== null && (
        <Text span size="xs" c={standing === 'overdue' ? 'var(--mantine-color-error)' : 'dimmed'}>
          {say.due} <DateText date={due} />
        </Text>
      )}
    </Group>
  )
}
