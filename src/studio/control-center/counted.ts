import { type RawBuilder, sql } from 'kysely'

/** Of counts that count items: which of a run's events are meant. `e` is the event, `i` its item. */
export const countedEvents: Readonly<Record<string, RawBuilder<unknown>>> = {
  found: sql`e.from_state IS NULL AND e.to_state <> 'expired'`,
  late: sql`e.from_state IS NULL AND i.late`,
  returned: sql`e.from_state IN ('withdrawn', 'attention', 'held') AND e.to_state IN ('active', 'held')`,
  withdrawn: sql`e.to_state = 'withdrawn'`,
  missed: sql`e.to_state = 'expired'`,
  processed: sql`e.to_state = 'processed'`,
  skipped: sql`e.to_state = 'held'`,
  deleted: sql`e.to_state = 'deleted'`,
  attention: sql`e.to_state = 'attention'`,
  braked: sql`e.reason = 'brake'`,
}
