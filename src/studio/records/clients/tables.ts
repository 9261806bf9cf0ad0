import type { Generated } from 'kysely'

export interface ClientWordTable {
  studio_id: Generated<number>
  word: string
  sort_name: string
  client_id: number
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    client_word: ClientWordTable
  }
}
