import type { Work } from '#studio/staff/work.ts'
import { findStops } from './find-stops.ts'
import { askPage, donePage } from './unsubscribe-page.ts'

/** The page behind the link: it asks, or says that it is done already. Changes nothing. */
export async function showUnsubscribe(work: Work, address: string): Promise<string> {
  const stopsOf = await findStops(work, 'email', [address])
  const optedOut = stopsOf(address).some(({ reason }) => reason !== 'bounced')
  return optedOut ? donePage({ studio: work.studio.name, address }) : askPage({ studio: work.studio.name, address })
}
