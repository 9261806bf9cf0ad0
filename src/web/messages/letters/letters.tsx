import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Letter, listLetterBatches, listLetters } from '#studio/messages/letters/contract.ts'
import type { LetterState } from '#studio/messages/letters/letter.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import type { Ticks } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { batchColumns, letterColumns } from './letter-columns.tsx'
import { LetterDetails } from './letter-details.tsx'
import { PrintBar } from './print-bar.tsx'
import { type LetterView, lettersRoute, letterViews } from './screens.tsx'

const say = words.letters

/** The print list: letters that wait, what was printed, and can be printed again. */
export function Letters() {
  const { view = 'waiting', q, letter } = lettersRoute.useSearch()
  const go = lettersRoute.useNavigate()
  return (
    <Page title={say.title} description={say.description}>
      <Group justify="space-between" gap="sm">
        <ViewTabs
          label={say.list}
          views={letterViews}
          names={say.views}
          view={view}
          controls="letters"
          choose={(next) => void go({ search: (before) => ({ ...before, view: next === 'waiting' ? undefined : next, letter: undefined }), replace: true })}
        />
        {view !== 'batches' && (
          <SearchBox label={say.search} value={q} onSearch={(text) => void go({ search: (before) => ({ ...before, q: text }), replace: true })} />
        )}
      </Group>
      <div id="letters">{view === 'batches' ? <Batches /> : <LetterList key={view} state={view} search={q} opened={letter} />}</div>
      <LetterDetails id={letter} close={() => void go({ search: (before) => ({ ...before, letter: undefined }), resetScroll: false })} />
    </Page>
  )
}

function LetterList({ state, search, opened }: { state: LetterState; search: string | undefined; opened: number | undefined }) {
  const go = lettersRoute.useNavigate()
  const list = useList(listLetters, { query: { state, search, limit: 100 } }, { every: 20_000 })
  const mayPrint = useMay('messages.write') && state === 'waiting'
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const there = list.rows.filter((row) => chosen.has(row.id))
  const ticks: Ticks<Letter> = {
    has: (row) => chosen.has(row.id),
    set: (rows, on) =>
      setChosen((before) => new Set([...[...before].filter((id) => on || !rows.some((row) => row.id === id)), ...(on ? rows.map(({ id }) => id) : [])])),
    name: (row) => say.tick(row.to_name),
  }
  return (
    <>
      {mayPrint && <PrintBar any={list.rows.length > 0} chosen={there.map(({ id }) => id)} printed={() => setChosen(new Set())} />}
      <DataList
        label={say.list}
        list={list}
        columns={letterColumns[state]}
        id={(row) => row.id}
        open={(row) => void go({ search: (before) => ({ ...before, letter: row.id }), resetScroll: false })}
        opened={opened}
        ticks={mayPrint ? ticks : undefined}
        empty={<NoLetters view={state} search={search} />}
      />
    </>
  )
}

function Batches() {
  const list = useList(listLetterBatches, { query: { limit: 50 } })
  return (
    <DataList label={say.views.batches.label} list={list} columns={batchColumns} id={(row) => row.id} empty={<NoLetters view="batches" search={undefined} />} />
  )
}

function NoLetters({ view, search }: { view: LetterView; search: string | undefined }) {
  if (search !== undefined) return <EmptyState icon="search" title={say.nothingFound(search)} text={say.nothingFoundNext} />
  const { empty, next } = say.views[view]
  const toProcess = (
    <Button component={Link} to="/process" variant="default">
      {say.toProcess}
    </Button>
  )
  return <EmptyState icon="letter" title={empty} text={next} action={view === 'waiting' ? toProcess : undefined} />
}
