import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type Feed, listFeeds, lookNow, removeFeed, switchFeed } from '#studio/records/feeds/contract.ts'
import { listImports } from '#studio/records/imports/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { RowMenu } from '#web/ui/row-menu.tsx'
import { words } from '#web/words/words.ts'

const say = words.feeds

/** What can be done with a feed. */
export function FeedMenu({ feed: { id, name, active, version }, edit }: { feed: Feed; edit: () => void }) {
  const look = useCommand(lookNow, {
    refreshes: [listFeeds, listImports],
    says: ({ feed }) => (feed.looking ? say.lookedAlready(name) : say.looked(name, feed.trouble ?? feed.outcome ?? '')),
  })
  const put = useCommand(switchFeed, { refreshes: [listFeeds], says: (feed) => (feed.active ? say.resumed(name) : say.paused(name)) })
  const remove = useCommand(removeFeed, { refreshes: [listFeeds], says: () => say.removed(name) })
  const ask = () =>
    modals.openConfirmModal({
      title: say.removeTitle(name),
      children: <Text size="sm">{say.removeText}</Text>,
      labels: { confirm: say.actions.remove, cancel: words.actions.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm: () => remove.mutate({ params: { id } }),
    })
  return (
    <RowMenu
      label={say.menu(name)}
      busy={look.isPending || put.isPending || remove.isPending}
      items={[
        { label: say.actions.look, icon: 'refresh', act: () => look.mutate({ params: { id } }) },
        { label: say.actions.edit, icon: 'settings', act: edit },
        {
          label: active ? say.actions.pause : say.actions.resume,
          icon: active ? 'pause' : 'play',
          act: () => put.mutate({ params: { id }, body: { active: !active, version } }),
        },
        { label: say.actions.remove, icon: 'bin', act: ask, danger: true },
      ]}
    />
  )
}
