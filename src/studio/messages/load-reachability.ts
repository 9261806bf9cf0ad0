import { sql } from 'kysely'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import type { Work } from '#studio/staff/work.ts'
import { homeSql } from './papers/home-sql.ts'
import type { PostalAddress } from './papers/postal-address.ts'
import { type ClientReach, clientCall, clientEmail, clientLetter } from './reachability.ts'
import { findStops, type StopsOf } from './suppression/find-stops.ts'

/** Someone with the addresses they can be reached at, before it is asked what stops these. */
export type ReachRow = Pick<ClientReach, 'clientId' | 'name' | 'firstName' | 'language' | 'zone' | 'doNotMarket' | 'doNotCall' | 'archived'> & {
  emails: string[]
  phones: { phone: string; sms: boolean }[]
  home: PostalAddress
  studioCountry: string
}

/** How each client can be reached, as things stand now: three queries, whatever their number. A client who is not there is not in the answer. */
export async function loadReachability(work: Work, clientIds: readonly number[]): Promise<Map<number, ClientReach>> {
  const { rows } = await sql<ReachRow>`
    SELECT c.id AS "clientId", ${clientNameSql} AS name, coalesce(nullif(c.first_name, ''), ${clientNameSql}) AS "firstName",
      coalesce(c.language, ${work.studio.language}) AS language, coalesce(c.zone, ${work.studio.zone}) AS zone,
      c.do_not_market AS "doNotMarket", c.do_not_call AS "doNotCall", c.archived_at IS NOT NULL AS archived, ${homeSql} AS home,
      (SELECT default_country FROM studio) AS "studioCountry",
      ARRAY(SELECT e.email FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id ORDER BY e.position) AS emails,
      coalesce((SELECT json_agg(json_build_object('phone', p.phone, 'sms', p.sms) ORDER BY p.position)
                FROM client_phone p WHERE p.studio_id = c.studio_id AND p.client_id = c.id), '[]') AS phones
    FROM client c WHERE c.id = ANY(${clientIds})`.execute(work.db)
  return new Map((await withStops(work, rows)).map((reach) => [reach.clientId, reach]))
}

/** How they can be reached with what stops their addresses, in the order of the rows. */
export async function withStops(work: Work, rows: readonly ReachRow[]): Promise<ClientReach[]> {
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
  return rows.map((row) => reachOf(row, stops, work.studio.language))
}

function reachOf({ home, studioCountry: country, ...row }: ReachRow, stops: { email: StopsOf; call: StopsOf }, language: string): ClientReach {
  const { doNotCall, doNotMarket } = row
  const emails = row.emails.map((email) => ({ email, stops: stops.email(email) }))
  const phones = row.phones.map((phone) => ({ ...phone, stops: stops.call(phone.phone, row.clientId) }))
  return {
    ...row,
    email: clientEmail(emails, doNotMarket),
    call: {
      transactional: clientCall(phones, { doNotCall, doNotMarket, purpose: 'transactional' }),
      marketing: clientCall(phones, { doNotCall, doNotMarket, purpose: 'marketing' }),
    },
    letter: clientLetter(home, { country, language }, doNotMarket),
    phones: phones.map(({ phone }) => phone),
    smsPhones: phones.filter(({ sms }) => sms).map(({ phone }) => phone),
  }
}
