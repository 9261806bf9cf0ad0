import { expect, test } from 'vitest'
import { assigned } from './assignee.ts'

const staff = {
  members: new Map([
    [1, { name: 'Dana', left: true }],
    [2, { name: 'Yuki', left: false }],
    [3, { name: 'Marcus', left: true }],
  ]),
  departments: new Map([
    [1, { name: 'Lab', default_member_id: 2, archived: false }],
    [2, { name: 'Desk', default_member_id: 3, archived: false }],
  ]),
}

test.each([
  [2, null, 2, null],
  [null, 1, null, null],
  [null, null, null, null],
  [1, 1, 2, 'Dana has left; this went to Yuki, the default of Lab.'],
  [1, 2, null, 'Dana has left and Desk has no default member. Assign somebody.'],
  [1, null, null, 'Dana has left. Assign somebody.'],
  [99, 1, 2, 'The assigned member has left; this went to Yuki, the default of Lab.'],
])('58. member %j of department %j: member %j', (member_id, department_id, gets, flagged) => {
  expect(assigned({ member_id, department_id }, staff)).toEqual({ member_id: gets, department_id, flagged })
})
