import { same } from '../differences.ts'

/** What triggers look at. Whoever changes nothing of it gives nothing a reason to fire. */
const facts = [
  'client_id', 'type_id', 'status_id', 'status_due_on', 'primary_on', 'photographer_id', 'on_hold', 'confirmed', 'canceled',
  'birthday_mmdd', 'anniversary_mmdd', 'do_not_market', 'do_not_call',
  'on_day', 'session_id', 'member_id', 'department_id', 'bill_to_id', 'invoiced_on', 'payment_due_on', 'balance', 'vendor_id', 'ordered_on', 'expected_on',
  'received_on', 'start_on', 'due_on', 'completed_at', 'canceled_at',
] // biome-ignore format: a list to read across

/**
 * The row with its history mark at `now`, where a file of the past changed what triggers look at: whatever is past by then stays past,
 * dates to come work as usual. A row whose facts are the same keeps its mark.
 */
export function marked<Row extends { history_at: Date | null }>(before: Row, after: Row, now: Date): Row {
  const was = new Map(Object.entries(before))
  const is = new Map(Object.entries(after))
  return facts.every((fact) => same(was.get(fact), is.get(fact))) ? after : { ...after, history_at: now }
}
