import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { ClientRecord } from '../clients/client.ts'

type Told = Pick<ClientRecord, 'emails'> & {
  row: Pick<ClientRecord['row'], 'external_id' | 'first_name' | 'last_name' | 'company'>
  phones: readonly { phone: string }[]
}

/**
 * Takes out of the reports of imports the refused rows that tell of these clients: by an email address, a phone, the number of the other
 * program, or by first and last name, or the company of one who has no name. They were kept as they stood in the file, to be mended.
 */
export async function forgetRefusedRows(work: Work, clients: readonly Told[]): Promise<void> {
  const names = clients.map(({ row }) => [row.first_name, row.last_name].filter((name) => name !== '').map((name) => name.toLowerCase()))
  const pairs = names.filter((pair) => pair.length === 2)
  const companies = clients.flatMap(({ row }, at) => (names[at]?.length === 0 ? [row.company] : []))
  const numbers = clients.flatMap(({ row, emails }) => [...emails, row.external_id ?? ''])
  const whole = [...numbers, ...companies, ...pairs.map((pair) => pair.join(' ')), ...pairs.map((pair) => pair.toReversed().join(', '))]
  const exact = whole.filter((text) => text !== '').map((text) => text.toLowerCase())
  const phones = clients.flatMap(({ phones }) => phones.map(({ phone }) => phone.replaceAll(/\D/g, '').slice(-10))).filter((digits) => digits.length >= 7)
  await sql`
    WITH gone AS (
      DELETE FROM import_refused_row w WHERE EXISTS (
        SELECT FROM (
          SELECT array_agg(lower(btrim(cell))) AS cells, array_agg(right(regexp_replace(cell, '\\D', '', 'g'), 10)) AS digits
          FROM jsonb_array_elements_text(w.cells) AS each(cell)) AS said
        WHERE said.cells && ${exact}::text[] OR said.digits && ${phones}::text[]
          OR EXISTS (SELECT FROM jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) AS pair WHERE said.cells @> ARRAY[pair ->> 0, pair ->> 1]))
      RETURNING w.run_id, w.line)
    DELETE FROM import_refusal f USING gone WHERE f.run_id = gone.run_id AND f.line = gone.line`.execute(work.db)
}
