import { type Refusal, refuseField } from '#platform/refusal.ts'
import type { OrderKind } from './order.ts'

/** What a broken constraint of such orders' table means to a person. */
export function orderRefusals(kind: OrderKind): Record<string, () => Refusal> {
  const gone = (field: string, what: string) => () =>
    refuseField(`${field}_id`, `no-such-${field}`, `This ${what} is not there any more. Reload the page and choose another.`)
  return {
    [`${kind}_number_unique`]: () =>
      refuseField('number', 'number-taken', 'Another order has this number. Give another, or leave it empty to get the next one.'),
    [`${kind}_external_id_unique`]: () =>
      refuseField('external_id', 'external-id-taken', 'Another order has this number of the other program. Open that one, or give another number.'),
    ...Object.fromEntries(
      ['client', 'session', 'vendor', 'invoice', 'type', 'status', 'department', 'member'].map((field) => [`${kind}_${field}`, gone(field, field)]),
    ),
  }
}
