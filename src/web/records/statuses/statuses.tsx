import { Alert, Button } from '@mantine/core'
import { useMay } from '#web/app/me.ts'
import { SettingsPage } from '#web/staff/settings/settings-page.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { type SetupView, setupViews, statusesRoute } from './screens.tsx'
import { StatusesOf } from './statuses-of.tsx'
import { Types } from './types.tsx'

const say = words.statuses
const names = { session: { label: say.views.session }, client: { label: say.views.client }, types: { label: say.views.types } }

/** What one list of the screen needs to know: which row is open, how one is opened or, once saved, closed, and the button that adds one. */
export type SetupProps = {
  opened: number | 'new' | undefined
  open: (id: number | 'new' | undefined, saved?: boolean) => void
  add: React.ReactNode
}

/** The stages of records and the kinds of session, in their order. */
export function Statuses() {
  const { view = 'session', open: opened } = statusesRoute.useSearch()
  const go = statusesRoute.useNavigate()
  const mayWrite = useMay('setup.write')
  const choose = (next: SetupView) => void go({ search: { view: next === 'session' ? undefined : next }, replace: true })
  const open = (id: number | 'new' | undefined, saved = false) =>
    void go({ search: (before) => ({ ...before, open: id }), resetScroll: false, ignoreBlocker: saved })
  const add = mayWrite && (
    <Button leftSection={<Icon name="plus" />} onClick={() => open('new')}>
      {view === 'types' ? say.addType : say.addStatus}
    </Button>
  )
  const setup = { opened: mayWrite ? opened : undefined, open, add }
  return (
    <SettingsPage title={say.title} description={say.description} actions={add}>
      {!mayWrite && (
        <Alert color="gray" icon={<Icon name="info" />}>
          {words.editing.readOnly}
        </Alert>
      )}
      <ViewTabs label={say.title} views={setupViews} names={names} view={view} controls="setup" choose={choose} />
      <div id="setup">{view === 'types' ? <Types {...setup} /> : <StatusesOf key={view} kind={view} {...setup} />}</div>
    </SettingsPage>
  )
}
