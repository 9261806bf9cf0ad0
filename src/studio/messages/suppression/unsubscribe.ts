import type { Work } from '#studio/staff/work.ts'
import { findStops } from './find-stops.ts'
import { suppressAddress } from './suppress-address.ts'
import { askPage, donePage } from './unsubscribe-page.ts'

/** Takes an address off marketing mail; twice is once. Returns the page that says so. */
export async function unsubscribe(work: Work, address: string): Promise<string> {
  await suppressAddress(work, { channel: 'email', address, scope: 'marketing', reason: 'unsubscribed', source: 'The unsubscribe link of a message' })
  return donePage({ studio: work.studio.name, address })
}

/** The page behind the link: it asks, or says that it is done already. Changes nothing. */
export async function unsubscribePage(work: Work, address: string): Promise<string> {
  const stopped = (await findStops(work, 'email', [address]))(address).some(({ reason }) => reason !== 'bounced')
  return stopped ? donePage({ studio: work.studio.name, address }) : askPage({ studio: work.studio.name, address })
}
