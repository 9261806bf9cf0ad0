import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Feed, listFeeds } from '#studio/records/feeds/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { feedColumns } from './feed-columns.tsx'
import { FeedForm } from './feed-form.tsx'
import { FeedMenu } from './feed-menu.tsx'

const say = words.feeds

/** Lists that come by themselves: how each stands, and what is to do. */
export function Feeds() {
  const mayImport = useMay('imports.write')
  const [form, setForm] = useState<Feed | 'new' | null>(null)
  // What is looked at or read meanwhile shows by itself.
  const list = useList(listFeeds, { query: { limit: 100 } }, { every: (first) => (first?.rows.some(isBusy) === true ? 2000 : 10_000) })
  const add = mayImport && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setForm('new')}>
      {say.add}
    </Button>
  )
  const menu = (row: Feed) => <FeedMenu feed={row} edit={() => setForm(row)} />
  return (
    <Page
      title={say.title}
      description={say.description}
      actions={
        <>
          <Button component={Link} to="/import" variant="default">
            {say.back}
          </Button>
          {list.rows.length > 0 && add}
        </>
      }
    >
      <DataList
        label={say.list}
        list={list}
        columns={feedColumns}
        id={({ id }) => id}
        empty={<EmptyState icon="refresh" title={say.empty} text={say.emptyText} action={add} />}
        {...(mayImport ? { open: (row: Feed) => setForm(row), actions: menu } : {})}
      />
      <FeedForm of={form} close={() => setForm(null)} reload={() => setForm((open) => newestOf(open, list.rows))} />
    </Page>
  )
}

/** Something is about to show: a first look, one that is under way, or a file that is being read. */
function isBusy({ active, looking, looked_at, last_run }: Feed): boolean {
  return looking || (active && looked_at === null) || last_run?.state === 'waiting' || last_run?.state === 'running'
}

function newestOf(open: Feed | 'new' | null, rows: readonly Feed[]): Feed | 'new' | null {
  return open === null || open === 'new' ? open : (rows.find(({ id }) => id === open.id) ?? null)
}
