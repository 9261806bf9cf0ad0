import { sql } from 'kysely'
import { oneBehindAnother } from '#platform/database/one-behind-another.ts'
import { rowSet } from '#platform/database/row-set.ts'
import type { Work } from '#studio/staff/work.ts'
import { same } from '../differences.ts'
import type { Keeping } from '../keeping.ts'
import type { RecordWrite } from '../record-write.ts'
import { yearDayColumns } from '../year-day.ts'
import { type ClientRecord, clientFacts } from './client.ts'
import { withClientParts } from './load-clients.ts'
import { clientRefusals } from './refusals.ts'
import { writeWords } from './write-words.ts'

/** How clients are kept. The history mark is moved by imports of the past alone. */
export const keptClients: Keeping<ClientRecord> = {
  kind: 'client',
  changeable: [
    'external_id', 'first_name', 'last_name', 'company', 'street', 'city', 'region', 'postcode', 'country',
    'status_id', 'status_entry_id', 'status_entered_at', 'status_due_on', 'status_due_set_at',
    'birthday_mmdd', 'birthday_year', 'anniversary_mmdd', 'anniversary_year', 'birthday_set_at', 'anniversary_set_at',
    'do_not_market', 'do_not_call', 'language', 'zone', 'lead_source', 'notes', 'sort_name', 'search_text', 'history_at', 'archived_at', 'household_id', 'erased_at', 'version',
  ], // biome-ignore format: a list to read across
  columns: {
    studio_id: 'bigint', id: 'bigint', external_id: 'text', first_name: 'text', last_name: 'text', company: 'text',
    street: 'text', city: 'text', region: 'text', postcode: 'text', country: 'text',
    status_id: 'bigint', status_entry_id: 'bigint', status_entered_at: 'timestamptz', status_due_on: 'date', status_due_set_at: 'timestamptz',
    birthday_mmdd: 'smallint', birthday_year: 'smallint', anniversary_mmdd: 'smallint', anniversary_year: 'smallint',
    birthday_set_at: 'timestamptz', anniversary_set_at: 'timestamptz', do_not_market: 'boolean', do_not_call: 'boolean',
    language: 'text', zone: 'text', lead_source: 'text', notes: 'text', sort_name: 'text', search_text: 'text',
    history_at: 'timestamptz', archived_at: 'timestamptz', merged_into: 'bigint', household_id: 'bigint', erased_at: 'timestamptz',
    created_at: 'timestamptz', version: 'bigint',
  }, // biome-ignore format: a list to read across
  following: ['sort_name', 'search_text'],
  refusals: clientRefusals,
  factsOf: clientFacts,
  writeParts: (work, writes) => oneBehindAnother([writeEmails, writePhones, writeFamilies, writeWords].map((write) => () => write(work, writes))),
  withParts: withClientParts,
}

async function writeEmails(work: Work, writes: readonly RecordWrite<ClientRecord>[]): Promise<void> {
  const moved = writes.filter(({ before, after }) => (before === null ? after.emails.length > 0 : !same(before.emails, after.emails)))
  if (known(moved).length > 0) await sql`DELETE FROM client_email WHERE client_id = ANY(${known(moved)}::bigint[])`.execute(work.db)
  const rows = moved.flatMap(({ after }) => after.emails.map((email, position) => ({ studio_id: work.studio.id, client_id: after.row.id, position, email })))
  if (rows.length === 0) return
  await sql`
    INSERT INTO client_email (studio_id, client_id, position, email) SELECT studio_id, client_id, position, email
    FROM ${rowSet(rows, { studio_id: 'bigint', client_id: 'bigint', position: 'smallint', email: 'text' })} AS e`.execute(work.db)
}

async function writePhones(work: Work, writes: readonly RecordWrite<ClientRecord>[]): Promise<void> {
  const moved = writes.filter(({ before, after }) => (before === null ? after.phones.length > 0 : !same(before.phones, after.phones)))
  if (known(moved).length > 0) await sql`DELETE FROM client_phone WHERE client_id = ANY(${known(moved)}::bigint[])`.execute(work.db)
  const rows = moved.flatMap(({ after }) => after.phones.map((phone, position) => ({ studio_id: work.studio.id, client_id: after.row.id, position, ...phone })))
  if (rows.length === 0) return
  const types = { studio_id: 'bigint', client_id: 'bigint', position: 'smallint', phone: 'text', label: 'text', sms: 'boolean' } as const
  await sql`
    INSERT INTO client_phone (studio_id, client_id, position, phone, label, sms) SELECT studio_id, client_id, position, phone, label, sms
    FROM ${rowSet(rows, types)} AS p`.execute(work.db)
}

function known(writes: readonly RecordWrite<ClientRecord>[]): number[] {
  return writes.filter(({ before }) => before !== null).map(({ after }) => after.row.id)
}

/** Family members keep their numbers, which their birthdays are remembered by; who is no longer named goes. */
async function writeFamilies(work: Work, writes: readonly RecordWrite<ClientRecord>[]): Promise<void> {
  const moved = writes.filter(({ before, after }) => (before === null ? after.family.length > 0 : !same(before.family, after.family)))
  const gone = moved.flatMap(({ before, after }) =>
    (before?.family ?? []).filter(({ id }) => !after.family.some((member) => member.id === id)).map(({ id }) => id),
  )
  if (gone.length > 0) await sql`DELETE FROM family_member WHERE id = ANY(${gone}::bigint[])`.execute(work.db)
  const rows = moved.flatMap(({ after }) =>
    after.family.map(({ birthday, known_at, ...member }) => {
      const { mmdd, year } = yearDayColumns(birthday)
      return { ...member, client_id: after.row.id, birthday_mmdd: mmdd, birthday_year: year, birthday_set_at: known_at }
    }),
  )
  const kept = rows.filter(({ id }) => id !== null)
  const added = rows.filter(({ id }) => id === null)
  if (kept.length > 0) {
    await sql`
      UPDATE family_member f SET name = t.name, relation = t.relation, birthday_mmdd = t.birthday_mmdd, birthday_year = t.birthday_year,
        birthday_set_at = t.birthday_set_at, email = t.email, phone = t.phone
      FROM json_populate_recordset(NULL::family_member, ${JSON.stringify(kept)}::json) t WHERE f.id = t.id`.execute(work.db)
  }
  if (added.length === 0) return
  await sql`
    INSERT INTO family_member (client_id, name, relation, birthday_mmdd, birthday_year, birthday_set_at, email, phone)
    SELECT client_id, name, relation, birthday_mmdd, birthday_year, birthday_set_at, email, phone
    FROM json_populate_recordset(NULL::family_member, ${JSON.stringify(added)}::json)`.execute(work.db)
}
