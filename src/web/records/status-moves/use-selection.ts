import { useState } from 'react'
import type { StatusMove } from '#studio/records/status-moves/contract.ts'
import type { Ticks } from '#web/ui/data-list/column.ts'

export type Filter = NonNullable<StatusMove['filter']>

/** What is chosen in a list: some rows, or all that its filters find, also those that are not listed yet. */
export type Selection<Row> = {
  selecting: boolean
  begin: () => void
  end: () => void
  /** How many rows are ticked; null: all that fit. */
  count: number | null
  chooseAll: () => void
  clear: () => void
  /** As a request takes it. */
  chosen: Pick<StatusMove, 'ids' | 'filter'>
  /** For the list; undefined while nobody is choosing. */
  ticks: Ticks<Row> | undefined
}

type Chosen = { under: string; ids: ReadonlySet<number>; all: boolean }

/** Rows to be chosen from a list. With other filters it is another list, of which nothing is chosen yet. */
export function useSelection<Row extends { id: number }>(filter: Filter, { rows, name }: { rows: readonly Row[]; name: (row: Row) => string }): Selection<Row> {
  const under = JSON.stringify(filter)
  const nothing: Chosen = { under, ids: new Set(), all: false }
  const [selecting, setSelecting] = useState(false)
  const [kept, setChosen] = useState(nothing)
  const chosen = kept.under === under ? kept : nothing
  const set = (some: readonly Row[], on: boolean) => {
    const ids = new Set(chosen.all ? rows.map(({ id }) => id) : chosen.ids)
    for (const { id } of some) {
      if (on) ids.add(id)
      else ids.delete(id)
    }
    setChosen({ under, ids, all: false })
  }
  return {
    selecting,
    begin: () => setSelecting(true),
    end: () => {
      setSelecting(false)
      setChosen(nothing)
    },
    count: chosen.all ? null : chosen.ids.size,
    chooseAll: () => setChosen({ under, ids: new Set(), all: true }),
    clear: () => setChosen(nothing),
    chosen: chosen.all ? { filter } : { ids: [...chosen.ids] },
    ticks: selecting ? { has: ({ id }) => chosen.all || chosen.ids.has(id), set, name } : undefined,
  }
}

type Asked = { [Name in keyof Filter]: Filter[Name] | undefined } & { archived?: boolean | undefined; order?: string | undefined }

/** The filters of a list that are set. Its order chooses nothing, and nobody moves what is archived. */
export function setFilters({ archived: _, order: _order, ...filters }: Asked): Filter {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
}
