import { mergeFields, sampleData } from '#studio/messages/rendering/merge-fields.ts'
import type { OutputRule, TriggerRule } from '../format.ts'

type Sample = ReturnType<typeof sampleData>
/** What a studio says of itself; null where it has not said it. */
export type StudioSays = { [F in keyof Sample['studio']]: string | null }

const orders: Record<string, string> = { Prints: '12 prints, 5 × 7 inches', Album: 'Album of 30 pages', 'Wall Art': 'Canvas, 24 × 36 inches' }

/** A record that such a trigger could find, for its messages to be shown with: of its type and in its status. What the studio has not said of itself is made up too. */
export function sampleOfRule({ for: kind, type, status }: Pick<TriggerRule, 'for' | 'type' | 'status'>, studio: StudioSays) {
  const sample = sampleData()
  const own = Object.fromEntries(Object.entries(studio).filter(([, value]) => value !== null))
  const session = kind === 'session' && type !== undefined ? { ...sample.session, type } : sample.session
  const order = {
    ...('order' in sample ? sample.order : {}),
    ...(type === undefined ? {} : { type, description: orders[type] ?? 'Album of 30 pages' }),
    ...(status === undefined ? {} : { status }),
  }
  const form = { name: 'Contact Us', status: 'Submitted', sent: null }
  return { ...sample, session, order, form, studio: { ...sample.studio, ...own }, language: 'en-US' }
}

const lab = { name: mergeFields['order.vendor'].sample, firstName: mergeFields['order.vendor'].sample }
const photographer = { name: mergeFields['session.photographer'].sample, firstName: mergeFields['session.photographer'].sample.split(' ')[0] ?? '' }
const client = { name: mergeFields['recipient.name'].sample, firstName: mergeFields['recipient.first_name'].sample }

/** Whom a sample greets. */
export function sampleRecipient(to: OutputRule['to']): { name: string; firstName: string } {
  if (to === 'vendor') return lab
  return to === 'client' || to === 'bill-to' || to === 'family-member' ? client : photographer
}
