import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listDispatches, readDoubts, sendNow } from '#studio/delivery/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { tell, tellState } from '#web/ui/tell.ts'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { isLeaving, messageColumns } from './message-columns.tsx'
import { MessageDetails } from './message-details.tsx'
import { type MessageView, messagesRoute, messageViews } from './screens.tsx'

const say = words.messages
const withoutDoubts = messageViews.filter((view) => view !== 'in-doubt')

/** Every email that was generated: resting, waiting, sent, in trouble. */
export function Messages() {
  const { view = 'all', q, message } = messagesRoute.useSearch()
  const go = messagesRoute.useNavigate()
  const maySend = useMay('messages.write')
  const list = useList(
    listDispatches,
    { query: { view, search: q, limit: 100 } },
    { every: (first) => (first?.rows.some(isLeaving) === true ? 2_000 : 10_000) },
  )
  const doubts = (list.first?.counts['in-doubt'] ?? 0) > 0
  const send = useCommand(sendNow, {
    refreshes: [listDispatches, readDoubts],
    done: (answer) => (answer.sent > 0 ? tell : tellState)(say.sentNow(answer)),
  })
  const open = (id: number | undefined) => void go({ search: (before) => ({ ...before, message: id }), resetScroll: false })
  return (
    <Page
      title={say.title}
      description={say.description}
      actions={
        maySend && (
          <Button variant="default" leftSection={<Icon name="send" />} loading={send.isPending} onClick={() => send.mutate({})}>
            {say.sendNow}
          </Button>
        )
      }
    >
      <Group justify="space-between" gap="sm">
        <ViewTabs
          label={say.list}
          views={doubts || view === 'in-doubt' ? messageViews : withoutDoubts}
          names={say.views}
          view={view}
          counts={list.first?.counts}
          loud={doubts ? 'in-doubt' : 'trouble'}
          controls="messages"
          choose={(next) => void go({ search: (before) => ({ ...before, view: next === 'all' ? undefined : next, message: undefined }), replace: true })}
        />
        <SearchBox label={say.search} value={q} onSearch={(text) => void go({ search: (before) => ({ ...before, q: text }), replace: true })} />
      </Group>
      <div id="messages">
        <DataList
          label={say.list}
          list={list}
          columns={messageColumns}
          id={(row) => row.id}
          open={(row) => open(row.id)}
          opened={message}
          empty={<NoMessages view={view} search={q} />}
        />
      </div>
      <MessageDetails id={message} close={() => open(undefined)} />
    </Page>
  )
}

function NoMessages({ view, search }: { view: MessageView; search: string | undefined }) {
  if (search !== undefined) return <EmptyState icon="search" title={say.nothingFound(search)} text={say.nothingFoundNext} />
  const { empty, next } = say.views[view]
  const toProcess = (
    <Button component={Link} to="/process" variant="default">
      {say.toProcess}
    </Button>
  )
  return <EmptyState icon="mail" title={empty} text={next} action={view === 'all' ? toProcess : undefined} />
}
