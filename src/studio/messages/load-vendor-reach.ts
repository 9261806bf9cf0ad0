import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { usableEmail, type VendorReach, type Way } from './reachability.ts'
import { findStops } from './suppression/find-stops.ts'

type Row = { vendorId: number; name: string; contact: string; email: string | null; phone: string | null; archived: boolean }

/** How vendors can be reached, as things stand now: two queries, whatever their number. */
export async function loadVendorReach(work: Work, vendorIds: readonly number[]): Promise<Map<number, VendorReach>> {
  if (vendorIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    SELECT v.id AS "vendorId", v.name, v.contact_name AS contact, v.email, v.phone, v.archived_at IS NOT NULL AS archived
    FROM vendor v WHERE v.id = ANY(${vendorIds}::bigint[])`.execute(work.db)
  const stops = await findStops(
    work,
    'email',
    rows.flatMap(({ email }) => email ?? []),
  )
  return new Map(
    rows.map(({ vendorId, name, contact, email, phone, archived }) => {
      const call: Way = phone === null || phone.trim() === '' ? { ok: false, why: 'no-phone' } : { ok: true, address: phone }
      const written = usableEmail(email === null || email.trim() === '' ? [] : [{ email, stops: stops(email) }])
      return [vendorId, { vendorId, name, firstName: contact.trim().split(/\s+/)[0] || name, archived, email: written, call }]
    }),
  )
}
