import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import { type Duplicate, listDuplicates, tellApart } from '#studio/records/care/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { careRefreshes } from './merge-refreshes.ts'

const say = words.care.duplicates

type Row = Duplicate & { id: number }

const columns: readonly Column<Row>[] = [
  { key: 'client', label: say.one, cell: ({ client }) => <Who client={client} />, width: '32%' },
  { key: 'other', label: say.other, cell: ({ other }) => <Who client={other} />, width: '32%' },
  { key: 'why', label: say.why, cell: ({ reasons }) => reasons.map((reason) => say.reasons[reason]).join(', ') },
]
const decide = (pair: Row) => <Decide pair={pair} />

/** Pairs of clients that may be one person. */
export function Duplicates() {
  const found = useList(listDuplicates, { query: { limit: 50 } })
  const mayWrite = useMay('records.write')
  const rows = found.rows.map((pair) => ({ ...pair, id: pair.client.id * 1e8 + pair.other.id }))
  return (
    <Page title={say.title} description={say.description}>
      <DataList
        label={say.list}
        list={{ ...found, rows }}
        id={({ id }) => id}
        columns={columns}
        actions={mayWrite ? decide : undefined}
        empty={<EmptyState icon="people" title={say.empty} text={say.emptyNext} />}
      />
    </Page>
  )
}

function Who({ client: { id, name, email, phone, city } }: { client: Duplicate['client'] }) {
  const { default_country } = useMe().studio
  return (
    <>
      <Link to="/clients/$id" params={{ id }} className={classes.link ?? ''}>
        {name}
      </Link>
      <Text span display="block" size="xs" c="dimmed" fw={400}>
        {[email, phone === null ? null : readablePhone(phone, default_country), city].filter((part) => part !== null && part !== '').join(' · ')}
      </Text>
    </>
  )
}

function Decide({ pair: { client, other } }: { pair: Duplicate }) {
  const apart = useCommand(tellApart, { refreshes: careRefreshes, says: () => say.apart(client.name, other.name) })
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        aria-label={`${say.merge} ${client.name}`}
        renderRoot={(props) => <Link to="/clients/$id/merge" params={{ id: client.id }} search={{ with: other.id }} {...props} />}
      >
        {say.merge}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={apart.isPending}
        onClick={() => apart.mutate({ body: { client_id: client.id, other_id: other.id, apart: true } })}
      >
        {say.notSame}
      </Button>
    </>
  )
}
