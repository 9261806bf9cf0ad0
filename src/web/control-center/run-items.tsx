import { Button, Group, Stack, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import { listJobRunItems } from '#studio/control-center/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { CausesLink } from '#web/processing/explain/why-link.tsx'
import { Part } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { controlCenterRoute } from './screens.tsx'

const say = words.controlCenter.details

type Row = Output<typeof listJobRunItems>['rows'][number]

/** What a run counted; without a count, all items that it moved. */
export function RunItems({ run, count }: { run: number; count: string | undefined }) {
  const go = controlCenterRoute.useNavigate()
  const list = useList(listJobRunItems, { params: { id: run }, query: { limit: 50, ...(count === undefined ? {} : { count }) } })
  const back = (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Icon name="left" size={16} />}
      onClick={() => void go({ search: (before) => ({ ...before, run: undefined, count: undefined }), resetScroll: false })}
    >
      {say.back}
    </Button>
  )
  return (
    <Part title={say.items} action={back}>
      {list.trouble !== null && list.rows.length === 0 && <Failed trouble={list.trouble} retry={list.retry} />}
      {list.pending && list.trouble === null && <Loading lines={3} />}
      {!list.pending && list.trouble === null && list.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.noItems}
        </Text>
      )}
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {list.rows.map((row) => (
          <li key={row.id}>
            <Stack gap={0}>
              <Way row={row} />
              <Group gap="xs">
                <Text span size="sm" c="dimmed">
                  {say.item(row.what, words.controlCenter.became(row.became))}
                </Text>
                <Why row={row} />
              </Group>
            </Stack>
          </li>
        ))}
      </Stack>
      {list.more && (
        <Button variant="default" size="compact-sm" loading={list.loadingMore} onClick={list.loadMore} style={{ alignSelf: 'flex-start' }}>
          {words.actions.loadMore}
        </Button>
      )}
    </Part>
  )
}

/** What led to it; rows of a file have no reason beside the file. */
function Why({ row: { kind, number, who, what } }: { row: Row }) {
  if (kind === 'import') return null
  return <CausesLink of={kind === 'message' ? { message: number } : { item: number }} label={words.why.link} name={who === '' ? what : who} />
}

/** The way to what it is about. */
function Way({ row: { kind, number, who, what } }: { row: Row }) {
  const name = who === '' ? what : who
  if (kind === 'message')
    return (
      <TextLink to="/messages" search={{ message: number }}>
        {name}
      </TextLink>
    )
  if (kind === 'import')
    return (
      <TextLink to="/import/$id" params={{ id: number } as never}>
        {name}
      </TextLink>
    )
  return (
    <TextLink to="/process" search={{ item: number }}>
      {name}
    </TextLink>
  )
}
