import { expect, test } from 'vitest'
import { t7 } from '#support/example-trigger.ts'
import { armedColumns, settingColumns } from './columns.ts'
import { exclusionKeys, noExclusions } from './exclusions.ts'
import { pickSettings } from './proposal.ts'

test.each(exclusionKeys)('the tick “%s” has a column of its own', (key) => {
  const columns = settingColumns(pickSettings(t7({ exclusions: { ...noExclusions, [key]: true } })))
  const ticked = Object.entries(columns).filter(([name, value]) => name.startsWith('exclude_') && value === true)
  expect(ticked.map(([name]) => name)).toEqual([`exclude_${key}`])
})

test('hours of its own are three columns, the studio’s are none', () => {
  const own = { days: [1, 2], from: '20:00', to: '06:00' } as const
  expect(settingColumns(pickSettings(t7({ hours: own })))).toMatchObject({ hours_days: [1, 2], hours_from: '20:00', hours_to: '06:00', offset_count: -7 })
  expect(settingColumns(pickSettings(t7()))).toMatchObject({ hours_days: null, hours_from: null, hours_to: null })
})

test('armed now, what was due up to now is history and was swept', () => {
  const now = new Date('2026-05-06T17:00:00Z')
  expect(armedColumns({ now, today: '2026-05-06' })).toEqual({ armed_at: now, swept_on: '2026-05-06', swept_at: now })
})
