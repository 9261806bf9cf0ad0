import type { ClientTable } from '../tables.ts'

/** What a person chooses between when two clients are made one, and the columns each choice takes. An address is taken whole. */
export const mergeFields = {
  name: ['first_name', 'last_name'],
  company: ['company'],
  address: ['street', 'city', 'region', 'postcode', 'country'],
  birthday: ['birthday_mmdd', 'birthday_year'],
  anniversary: ['anniversary_mmdd', 'anniversary_year'],
  language: ['language'],
  zone: ['zone'],
  lead_source: ['lead_source'],
  external_id: ['external_id'],
} as const satisfies Record<string, readonly (keyof ClientTable)[]>

export type MergeField = keyof typeof mergeFields
export const mergeFieldNames = Object.keys(mergeFields) as MergeField[]
