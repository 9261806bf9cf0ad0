import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { offline, Trouble } from '#web/app/api/trouble.ts'
import { ChannelIcon, ChannelName } from '#web/ui/channel-icon.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Conflict, FormTrouble } from '#web/ui/conflict.tsx'
import { DateText, DateTimeText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon, iconNames } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { MessagePreview } from '#web/ui/message-preview.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { galleryWords as say } from '#web/words/gallery.ts'
import { words } from '#web/words/words.ts'
import { ShownList } from './gallery-list.tsx'
import { galleryRoute } from './gallery-screens.tsx'

const tones = ['neutral', 'good', 'wait', 'warn', 'bad'] as const
const conflict = new Trouble({ kind: 'conflict', code: 'changed-meanwhile', status: 409, message: say.sentence })
const nothing = () => undefined

function Shown({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  )
}

/** Every shared part in its states. */
export function Gallery() {
  const { q } = galleryRoute.useSearch()
  const go = galleryRoute.useNavigate()
  const [opened, setOpened] = useState(false)
  const [view, setView] = useState<'open' | 'done'>('open')
  return (
    <Page title={say.title} description={say.description} actions={<Button onClick={() => setOpened(true)}>{say.details}</Button>}>
      <Shown title={say.badges}>
        <Group>
          {tones.map((tone) => (
            <StatusBadge key={tone} tone={tone}>
              {tone}
            </StatusBadge>
          ))}
        </Group>
      </Shown>
      <Shown title={say.channels}>
        <Group>
          {Object.keys(words.channels).map((channel) => (
            <Group key={channel} gap={6}>
              <ChannelIcon channel={channel} />
              <ChannelName channel={channel} />
            </Group>
          ))}
        </Group>
      </Shown>
      <Shown title={say.icons}>
        <SimpleGrid cols={{ base: 4, sm: 9 }}>
          {iconNames.map((name) => (
            <Group key={name} gap={6}>
              <Icon name={name} />
              <Text size="xs">{name}</Text>
            </Group>
          ))}
        </SimpleGrid>
      </Shown>
      <Shown title={say.dates}>
        <Text>
          <DateText date="2026-02-28" time="14:30" near />
        </Text>
        <Text>
          <DateTimeText instant="2026-05-04T13:00:00Z" />
        </Text>
        <Text>
          <DueText date="2020-02-29" open />
        </Text>
      </Shown>
      <Shown title={say.views}>
        <ViewTabs
          label={say.views}
          views={['open', 'done']}
          names={say.tabs}
          view={view}
          choose={setView}
          counts={{ open: 12, done: 3 }}
          loud="done"
          controls="shown-list"
        />
      </Shown>
      <Shown title={say.search}>
        <SearchBox label={words.actions.search} value={q} onSearch={(text) => void go({ search: { q: text }, replace: true })} />
      </Shown>
      <Shown title={say.lists}>
        <div id="shown-list">
          <ShownList />
        </div>
      </Shown>
      <Shown title={say.empty}>
        <EmptyState
          icon="people"
          title={words.process.views.active.empty}
          text={words.process.views.active.next}
          action={<Button>{words.actions.save}</Button>}
        />
      </Shown>
      <Shown title={say.failed}>
        <Failed trouble={offline()} retry={nothing} />
      </Shown>
      <Shown title={say.loading}>
        <Loading lines={3} />
      </Shown>
      <Shown title={say.conflict}>
        <Conflict trouble={conflict} reload={nothing} />
        <FormTrouble trouble={offline()} />
      </Shown>
      <Shown title={say.confirm}>
        <Group>
          <ConfirmButton label={words.banners.goLive} text={words.banners.goLiveText} onConfirm={nothing} />
          <ConfirmButton danger color="red" label={words.process.choice.delete} text={words.process.views.deleted.next} onConfirm={nothing} />
        </Group>
      </Shown>
      <Shown title={say.message}>
        <MessagePreview subject={say.session} html={`<p>${say.sentence}</p>`} plain={say.sentence} />
      </Shown>
      <Details opened={opened} onClose={() => setOpened(false)} title={say.person} actions={<Button>{words.actions.save}</Button>}>
        <Part title={say.details}>
          <Facts
            facts={[
              [say.columns.name, say.person],
              [say.columns.type, say.session],
              [say.columns.due, <DateText key="due" date="2026-06-02" near />],
            ]}
          />
        </Part>
      </Details>
    </Page>
  )
}
