import { expect, test } from 'vitest'
import { someReferences, t7 } from '#support/example-trigger.ts'
import { presented, ruleOf } from './presentation.ts'

test('a trigger is told with its sentence, and with what is wrong and what is doubtful', () => {
  const around = { live: [], references: someReferences({ status: { active: false } }), today: '2026-05-04' } as const
  const trigger = presented(t7({ validity_days: 0 }), around)
  expect(trigger.flags).toMatchObject([
    { field: 'status_id', code: 'status-inactive' },
    { field: 'exclusions.past', code: 'closed-days' },
  ])
  expect(trigger.flags[0]).not.toHaveProperty('blocks')
  expect(trigger).toMatchObject({ id: 7, sentence: ruleOf(t7({ validity_days: 0 }), true) })
  expect(trigger).not.toHaveProperty('swept_on')
})

test('invoices have a status in the sentence only where the studio uses those of invoices', () => {
  const invoice = t7({ subject_kind: 'invoice', moment: 'payment-due', status_name: 'Open' })
  expect(ruleOf(invoice, true)).toContain('Open')
  expect(ruleOf(invoice, false)).not.toContain('Open')
  expect(ruleOf(t7(), false)).toContain('Booked')
})
