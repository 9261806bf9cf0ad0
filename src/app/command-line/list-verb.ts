import type { Contract, Output } from '#platform/http/contract.ts'
import type { Caller } from './caller.ts'
import { type Field, own } from './field.ts'
import { readFields } from './read-fields.ts'
import { type Column, pageTable } from './table.ts'
import { told, type Verb } from './verb.ts'

type ListContract = Contract & { response: { static?: unknown } }
type RowOf<C extends Contract> = Output<C> extends { rows: readonly (infer Row)[] } ? Row : never

export type List<C extends Contract> = {
  name?: string
  says: string
  contract: C
  fields: readonly Field[]
  columns: readonly Column<RowOf<C>>[]
  /** What is said when there are none. */
  none?: string
  examples?: readonly string[]
}

/** A command that lists: its filters, a page, or every page with --every. */
export function listVerb<const C extends ListContract>({ name = 'list', says, contract, fields, columns, none, examples = [] }: List<C>): Verb {
  const pages = 'after' in (contract.query?.properties ?? {})
  return {
    name,
    says,
    examples,
    fields: pages ? [...fields, own('--every', 'all of them, not one page')] : fields,
    run: async ({ caller, given }) => {
      const query = await readFields(caller, fields, given)
      const answer = pages && given.every === true ? await everyPage(caller, contract, query) : await caller.call(contract, { query })
      const page = answer as { rows: RowOf<C>[]; next?: string | null }
      return told(page, ({ rows, next = null }) => pageTable({ rows, next }, columns, none))
    },
  }
}

/** All rows as one page that has no next. */
export async function everyPage<const C extends Contract>(caller: Caller, contract: C, query: Record<string, unknown> = {}): Promise<Output<C>> {
  const rows: unknown[] = []
  let after: unknown
  for (;;) {
    const answer = await caller.call<Contract>(contract, { query: { ...query, limit: 500, ...(after === undefined ? {} : { after }) } })
    const page = answer as { rows: unknown[]; next: string | null }
    rows.push(...page.rows)
    if (page.next === null) return { ...page, rows } as Output<C>
    after = page.next
  }
}
