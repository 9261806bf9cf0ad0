import { Alert, Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { type SubjectKind, subjectKinds, type TypedKind } from '#studio/records/subject.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { SettingsPage } from '#web/staff/settings/settings-page.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { type SetupSearch, setupKinds, statusesRoute } from './screens.tsx'
import { StatusesOf } from './statuses-of.tsx'
import { StatusesOfType } from './statuses-of-type.tsx'
import { Types } from './types.tsx'

const say = words.statuses

/** What one list of the screen needs to know: which row is open, how one is opened or, once saved, closed, and the button that adds one. */
export type SetupProps = {
  opened: number | 'new' | undefined
  open: (id: number | 'new' | undefined, saved?: boolean) => void
  add: React.ReactNode
}

/** The stages of every kind of record, and the types there are of it, in their order. */
export function Statuses() {
  const { kind = 'session', part, type, open: opened } = statusesRoute.useSearch()
  const go = statusesRoute.useNavigate()
  const mayWrite = useMay('setup.write')
  const choose = (search: SetupSearch) => void go({ search: { ...search, kind: search.kind === 'session' ? undefined : search.kind }, replace: true })
  const open = (id: number | 'new' | undefined, saved = false) =>
    void go({ search: (before) => ({ ...before, open: id }), resetScroll: false, ignoreBlocker: saved })
  const add = mayWrite && (
    <Button leftSection={<Icon name="plus" />} onClick={() => open('new')}>
      {part === 'types' ? say.addType : say.addStatus}
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
      <ViewTabs label={say.kinds} views={setupKinds} names={names} view={kind} controls="setup" choose={(next) => choose({ kind: next })} />
      <Stack id="setup" gap="md">
        {subjectKinds[kind].hasTypes && (
          <Group>
            <SegmentedControl
              aria-label={say.parts.label}
              data={[
                { value: 'statuses', label: say.parts.statuses },
                { value: 'types', label: say.parts.types },
              ]}
              value={part ?? 'statuses'}
              onChange={(next) => choose({ kind, part: next === 'types' ? 'types' : undefined })}
            />
          </Group>
        )}
        {kind === 'invoice' && part !== 'types' && <InvoiceStatusesOff />}
        {part === 'types' && isTyped(kind) ? (
          <Types key={kind} kind={kind} {...setup} />
        ) : isTyped(kind) && subjectKinds[kind].statusesOf === 'type' ? (
          <StatusesOfType key={kind} kind={kind} type={type} choose={(next, saved) => choose({ kind, type: next, ...saved })} {...setup} />
        ) : (
          <StatusesOf key={kind} kind={kind} typeId={null} {...setup} />
        )}
      </Stack>
    </SettingsPage>
  )
}

/** What stands below does nothing where the studio does without. */
function InvoiceStatusesOff() {
  if (useMe().studio.use_invoice_statuses) return null
  return (
    <Alert color="gray" icon={<Icon name="info" />} title={say.invoicesOff}>
      {say.invoicesOffText} <TextLink to="/settings/studio">{say.toStudio}</TextLink>
    </Alert>
  )
}

const names = Object.fromEntries(setupKinds.map((kind) => [kind, { label: subjectKinds[kind].plural }])) as Record<SubjectKind, { label: string }>

function isTyped(kind: SubjectKind): kind is TypedKind {
  return subjectKinds[kind].hasTypes
}
