import { sql } from 'kysely'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import type { Work } from '#studio/staff/work.ts'
import { type ClientReach, clientCall, clientEmail } from './reachability.ts'
import { findStops } from './suppression/find-stops.ts'

type Row = Pick<ClientReach, 'clientId' | 'name' | 'firstName' | 'language' | 'zone' | 'doNotMarket' | 'doNotCall' | 'archived'> & {
  emails: string[]
  phones: { phone: string; sms: boolean }[]
}

/** How each client can be reached, as things stand now: three queries, whatever their number. A client who is not there is not in the answer. */
export async function loadReachability(work: Work, clientIds: readonly number[]): Promise<Map<number, ClientReach>> {
  const { rows } = await sql<Row>`
    SELECT c.id AS "clientId", ${clientNameSql} AS name, coalesce(nullif(c.first_name, ''), ${clientNameSql}) AS "firstName",
      coalesce(c.language, ${work.studio.language}) AS language, coalesce(c.zone, ${work.studio.zone}) AS zone,
      c.do_not_market AS "doNotMarket", c.do_not_call AS "doNotCall", c.archived_at IS NOT NULL AS archived,
      ARRAY(SELECT e.email FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id ORDER BY e.position) AS emails,
      coalesce((SELECT json_agg(json_build_object('phone', p.phone, 'sms', p.sms) ORDER BY p.position)
                FROM client_phone p WHERE p.studio_id = c.studio_id AND p.client_id = c.id), '[]') AS phones
    FROM client c WHERE c.id = ANY(${clientIds})`.execute(work.db)
  const stops = {
    email: await findStops(
      work,
      'email',
      rows.flatMap(({ emails }) => emails),
    ),
    call: await findStops(
      work,
      'call',
      rows.flatMap(({ phones }) => phones.map(({ phone }) => phone)),
    ),
  }
  return new Map(rows.map((row) => [row.clientId, reachOf(row, stops)]))
}

type StopsOf = Awaited<ReturnType<typeof findStops>>

function reachOf(row: Row, stops: { email: StopsOf; call: StopsOf }): ClientReach {
  const { doNotCall, doNotMarket } = row
  const emails = row.emails.map((email) => ({ email, stops: stops.email(email) }))
  const phones = row.phones.map((phone) => ({ ...phone, stops: stops.call(phone.phone) }))
  return {
    ...row,
    email: clientEmail(emails, doNotMarket),
    call: {
      transactional: clientCall(phones, { doNotCall, doNotMarket, purpose: 'transactional' }),
      marketing: clientCall(phones, { doNotCall, doNotMarket, purpose: 'marketing' }),
    },
    phones: phones.map(({ phone }) => phone),
    smsPhones: phones.filter(({ sms }) => sms).map(({ phone }) => phone),
  }
}
