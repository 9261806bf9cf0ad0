import type { Kind } from './lines.ts'

/** Rows of the database by their places in the model. Of clients also the numbers of their family members. */
export type Rows = {
  statuses: Record<Kind, number[]>
  types: Record<Kind, number[]>
  members: number[]
  clients: number[]
  family: number[][]
  records: { kind: Exclude<Kind, 'client'>; id: number }[]
  triggers: number[]
}
