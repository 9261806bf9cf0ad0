/** The kinds of record that name a client, each with the column that does. The database's foreign keys are compared with it in a test. */
export const movedKinds = {
  session: 'client_id',
  appointment: 'client_id',
  invoice: 'bill_to_id',
  production_order: 'client_id',
  preproduction_order: 'client_id',
  task: 'client_id',
} as const

export type MovedKind = keyof typeof movedKinds
export const movedKindNames = Object.keys(movedKinds) as MovedKind[]
