import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { ClientRecord } from '../clients/client.ts'
import { withValues } from '../clients/client.ts'
import { clientName } from '../clients/client-name.ts'
import { keptClients } from '../clients/keep-clients.ts'
import { refuseClosed } from '../clients/refuse-closed.ts'
import { refuseSessionsToCome } from '../clients/refuse-sessions-to-come.ts'
import { lockRecords } from '../lock-records.ts'
import { noSuch, refuseStale } from '../stale.ts'
import { noteState } from '../tasks/note-state.ts'
import { writeHistory } from '../write-history.ts'
import { forgetRefusedRows } from './forget-refused-rows.ts'
import { recordsAbout, subjectsAbout } from './records-about.ts'

/** Whose data goes: the client and those who were merged into it, with all addresses they had. */
export type Erased = { ids: number[]; emails: string[]; phones: string[] }

/** What an erased client is called everywhere from then on. */
export const erasedName = 'Erased client'

/**
 * Blanks everything records know of a client: names, addresses, family, notes, and what their histories tell. Sessions, invoices and
 * orders keep their dates, numbers and amounts, for the books. Open tasks are canceled: nobody can tell any more what was to be done. Cannot be undone. Refuses while sessions are to come, and a version that is not the latest.
 */
export async function eraseRecords(work: Work, id: number, version: number): Promise<Erased> {
  const tombstones = await work.db.selectFrom('client').select('id').where('merged_into', '=', id).execute()
  const ids = [id, ...tombstones.map((row) => row.id)]
  const found = await lockRecords(work, keptClients, ids)
  const client = found.get(id)
  if (client === undefined) throw noSuch('client', id)
  await refuseClosed(work, client.row)
  refuseStale('client', client.row, version)
  await refuseSessionsToCome(work, id, clientName(client.row))
  const all = [...found.values()]
  await blankClients(work, all)
  const canceled = await cancelOpenTasks(work, ids)
  await blankRecords(work, ids)
  await blankHistories(work, ids)
  await noteState(work, canceled, ['open', 'canceled'])
  await forgetRefusedRows(work, all)
  await writeHistory(work, 'client', [{ subjectId: id, what: 'erased', changes: {}, entered: null }])
  return { ids, emails: all.flatMap(({ emails }) => emails), phones: all.flatMap(({ phones }) => phones.map(({ phone }) => phone)) }
}

async function blankClients(work: Work, clients: readonly ClientRecord[]): Promise<void> {
  const ids = clients.map(({ row }) => row.id)
  await sql`
    UPDATE client SET external_id = NULL, first_name = '', last_name = ${erasedName}, company = '', street = '', city = '', region = '', postcode = '', country = '',
      birthday_mmdd = NULL, birthday_year = NULL, birthday_set_at = NULL, anniversary_mmdd = NULL, anniversary_year = NULL, anniversary_set_at = NULL,
      do_not_market = true, do_not_call = true, language = NULL, zone = NULL, lead_source = '', notes = '', sort_name = '', search_text = '',
      household_id = NULL, status_due_on = NULL, archived_at = coalesce(archived_at, ${work.now}), erased_at = ${work.now}, version = version + 1
    WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  const blank = { first_name: '', last_name: '', company: '', external_id: null, emails: [], phones: [], family: [] }
  await keptClients.writeParts?.(
    work,
    clients.map((before) => ({ before, after: withValues(before, blank, work.now), what: 'erased' })),
  )
  await sql`DELETE FROM client_apart WHERE client_id = ANY(${ids}::bigint[]) OR other_id = ANY(${ids}::bigint[])`.execute(work.db)
  await sql`UPDATE client_merge SET winner_before = '{}', loser_before = '{}' WHERE winner_id = ANY(${ids}::bigint[]) OR loser_id = ANY(${ids}::bigint[])`.execute(
    work.db,
  )
  const households = clients.flatMap(({ row }) => row.household_id ?? [])
  await sql`
    UPDATE client SET household_id = NULL WHERE household_id = ANY(${households}::bigint[])
      AND (SELECT count(*) FROM client c WHERE c.household_id = client.household_id) = 1`.execute(work.db)
}

async function cancelOpenTasks(work: Work, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE task SET canceled_at = ${work.now}::timestamptz
    WHERE id IN (${recordsAbout(ids).task}) AND completed_at IS NULL AND canceled_at IS NULL RETURNING id`.execute(work.db)
  return rows.map(({ id }) => id)
}

/** What people wrote about the client in its records, and in the tasks of these. */
async function blankRecords(work: Work, ids: readonly number[]): Promise<void> {
  const about = recordsAbout(ids)
  await sql`
    UPDATE task SET description = ${`Task of an ${erasedName.toLowerCase()}`}, notes = '', version = version + 1 WHERE id IN (${about.task})`.execute(work.db)
  await sql`UPDATE session SET notes = '', version = version + 1 WHERE id IN (${about.session})`.execute(work.db)
  await sql`UPDATE session_date SET label = '' WHERE session_id IN (${about.session})`.execute(work.db)
  await sql`UPDATE appointment SET title = '', place = '', notes = '', search_text = '', version = version + 1 WHERE id IN (${about.appointment})`.execute(
    work.db,
  )
  await sql`UPDATE invoice SET notes = '', version = version + 1 WHERE id IN (${about.invoice})`.execute(work.db)
  await sql`UPDATE invoice_payment SET note = '' WHERE invoice_id IN (${about.invoice})`.execute(work.db)
  await sql`
    UPDATE production_order SET description = '', notes = '', search_text = lower(number), version = version + 1
    WHERE id IN (${about.production_order})`.execute(work.db)
  await sql`
    UPDATE preproduction_order SET description = '', notes = '', search_text = lower(number), version = version + 1
    WHERE id IN (${about.preproduction_order})`.execute(work.db)
}

/** Who did what, and when, stays; from what to what goes. Nor is kept what a file said last. */
async function blankHistories(work: Work, ids: readonly number[]): Promise<void> {
  const subjects = subjectsAbout(ids)
  await sql`
    UPDATE record_event e SET changes = '{}' FROM (${subjects}) s WHERE e.subject_kind = s.kind AND e.subject_id = s.id`.execute(work.db)
  await sql`
    UPDATE status_entry e SET note = '' FROM (${subjects}) s WHERE e.subject_kind = s.kind AND e.subject_id = s.id AND e.note <> ''`.execute(work.db)
  await sql`DELETE FROM imported_row e USING (${subjects}) s WHERE e.subject_kind = s.kind AND e.subject_id = s.id`.execute(work.db)
}
