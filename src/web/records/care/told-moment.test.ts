import { expect, test } from 'vitest'
import type { TimelineRow } from '#studio/delivery/timeline/contract.ts'
import { toldMoment } from './told-moment.ts'

const clock = { zone: 'America/Chicago', today: '2026-05-04', language: 'en-US' }

test.each([
  ['change', 'changed', 'emails do_not_market made_up', 'Changed\nEmail, Do Not Market, made up'],
  ['change', 'merged', '', 'Merged'],
  ['session', 'S-77 Family', '2026-06-01', 'S-77 Family\nMon, Jun 1'],
  ['session-moved', 'S-77', '2026-06-01 → 2026-06-12', 'S-77\nMon, Jun 1 → Fri, Jun 12'],
  ['session-moved', 'S-77', '→ 2026-06-12', 'S-77\n→ Fri, Jun 12'],
  ['email', 'Dear Zoe', 'in-doubt', 'Dear Zoe\nIn doubt'],
  ['email', 'Dear Zoe', 'in-doubt, together with “Your balance”', 'Dear Zoe\nIn doubt, together with “Your balance”'],
  ['status', 'Lead', 'called twice', 'Lead\ncalled twice'],
  ['call-tried', 'Confirm', 'no-answer: busy-looking house', 'Confirm\nNo answer: busy-looking house'],
] as const)('%s “%s” with “%s” is told in words', (kind, title, detail, told) => {
  const moment: TimelineRow = {
    kind,
    title,
    detail,
    id: 1,
    at: '2026-05-04T12:00:00Z',
    actor: { kind: 'job', id: null, name: '' },
    record_id: null,
    item_id: null,
  }
  expect(toldMoment(moment, clock)).toBe(told)
})
