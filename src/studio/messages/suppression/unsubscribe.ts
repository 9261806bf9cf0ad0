import type { Work } from '#studio/staff/work.ts'
import { suppressAddress } from './suppress-address.ts'
import { donePage } from './unsubscribe-page.ts'

/** Takes an address off marketing mail; twice is once. Returns the page that says so. */
export async function unsubscribe(work: Work, address: string): Promise<string> {
  await suppressAddress(work, { channel: 'email', address, scope: 'marketing', reason: 'unsubscribed', source: 'The unsubscribe link of a message' })
  return donePage({ studio: work.studio.name, address })
}
