import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { channelKeys, channels } from '#studio/triggers/channels.ts'
import { listTriggers } from '#studio/triggers/contract.ts'
import { type TriggerSubject, triggerSubjectKeys, triggerSubjects } from '#studio/triggers/subjects.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { ChoiceFilter } from '#web/records/choice-filter.tsx'
import { clearButton } from '#web/records/clear-button.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { QuickAdd } from './quick-add.tsx'
import { type TriggerView, triggersRoute, triggerViews } from './screens.tsx'
import { TriggerList } from './trigger-list.tsx'
import { TriggerTree } from './trigger-tree.tsx'

const say = words.triggers

/** Every rule of the studio, in plain English, with its switch. */
export function Triggers() {
  const { q, view, status, type, subject, channel, as } = triggersRoute.useSearch()
  const go = triggersRoute.useNavigate()
  const mayWrite = useMay('triggers.write')
  const { statuses, types } = useSetup(subject)
  const list = useList(listTriggers, {
    query: {
      search: q,
      active: view === undefined || view === 'deleted' ? undefined : view === 'on',
      archived: view === 'deleted',
      status_id: status,
      type_id: type,
      subject_kind: subject,
      channel,
      limit: 100,
    },
  })
  const change = (next: Partial<ReturnType<typeof triggersRoute.useSearch>>) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const narrowed = [q, view, status, type, subject, channel].some((one) => one !== undefined)
  return (
    <Page title={say.title} description={say.description} actions={<ToRecipes />}>
      {mayWrite && <QuickAdd />}
      <Group gap="sm">
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <OneOf
          label={say.filters.subject}
          none={say.filters.anySubject}
          choices={triggerSubjectKeys.map((key) => ({ value: key, label: triggerSubjects[key].label }))}
          value={subject}
          choose={(next) => change({ subject: triggerSubjectKeys.find((one) => one === next), status: undefined, type: undefined })}
        />
        {as === undefined && (
          <>
            {statuses.length > 0 && (
              <ChoiceFilter
                label={say.filters.status}
                none={say.filters.anyStatus}
                choices={statuses}
                value={status}
                onChange={(id) => change({ status: id })}
              />
            )}
            {types.length > 0 && (
              <ChoiceFilter label={say.filters.type} none={say.filters.anyType} choices={types} value={type} onChange={(id) => change({ type: id })} />
            )}
            <OneOf
              label={say.filters.channel}
              none={say.filters.anyChannel}
              choices={channelKeys.map((key) => ({ value: key, label: channels[key].label }))}
              value={channel}
              choose={(next) => change({ channel: channelKeys.find((one) => one === next) })}
            />
            <ViewChoice view={view} choose={(next) => change({ view: next })} />
          </>
        )}
        <SegmentedControl
          aria-label={say.filters.as}
          data={[
            { value: 'list', label: say.filters.list },
            { value: 'tree', label: say.filters.tree },
          ]}
          value={as ?? 'list'}
          onChange={(value) => change({ as: value === 'tree' ? 'tree' : undefined })}
        />
      </Group>
      {as === 'tree' ? (
        <TriggerTree search={q} subject={subject} />
      ) : (
        <TriggerList
          list={list}
          deleted={view === 'deleted'}
          empty={<Nothing view={view} narrowed={narrowed} mayWrite={mayWrite} clear={() => void go({ search: {} })} />}
        />
      )}
    </Page>
  )
}

/** The statuses and types to filter by: of the chosen kind of record, else of sessions. */
function useSetup(subject: TriggerSubject | undefined) {
  const kind = subject ?? 'session'
  const statuses = useAnswer(listStatuses, { query: {} })
  const types = useAnswer(listTypes, { query: {} })
  const ownTypes = (types.data?.rows ?? []).filter((type) => type.subject_kind === kind)
  const named = (id: number | null, name: string) => {
    const type = ownTypes.find((one) => one.id === id)
    return type === undefined ? name : say.when.statusOf(type.name, name)
  }
  const own = (statuses.data?.rows ?? []).filter((status) => status.subject_kind === kind)
  return { statuses: own.map(({ id, name, type_id }) => ({ id, name: named(type_id, name) })), types: ownTypes }
}

type OneOfProps = {
  label: string
  none: string
  choices: { value: string; label: string }[]
  value: string | undefined
  choose: (value: string | null) => void
}

function OneOf({ label, none, choices, value, choose }: OneOfProps) {
  return (
    <Select
      aria-label={label}
      placeholder={none}
      data={choices}
      value={value ?? null}
      onChange={choose}
      clearable
      clearButtonProps={clearButton(label)}
      style={{ flex: '1 1 9rem', maxWidth: '13rem' }}
    />
  )
}

function ViewChoice({ view, choose }: { view: TriggerView | undefined; choose: (view: TriggerView | undefined) => void }) {
  const data = [{ value: 'all', label: say.filters.all }, ...triggerViews.map((value) => ({ value, label: say.filters[value] }))]
  return (
    <SegmentedControl
      aria-label={say.filters.state}
      data={data}
      value={view ?? 'all'}
      onChange={(value) => choose(triggerViews.find((one) => one === value))}
    />
  )
}

type NothingProps = { view: TriggerView | undefined; narrowed: boolean; mayWrite: boolean; clear: () => void }

function Nothing({ view, narrowed, mayWrite, clear }: NothingProps) {
  const action = (
    <Button variant="default" onClick={clear}>
      {say.empty.clear}
    </Button>
  )
  if (view === 'deleted') return <EmptyState icon="bin" title={say.empty.deletedTitle} text={say.empty.deletedText} action={action} />
  if (narrowed) return <EmptyState icon="search" title={say.empty.foundTitle} text={say.empty.foundText} action={action} />
  return <EmptyState icon="trigger" title={say.empty.title} text={mayWrite ? say.empty.text : say.empty.textForOthers} action={<ToRecipes />} />
}

/** Whoever does not want to begin with an empty sheet. */
function ToRecipes() {
  return (
    <Button variant="default" component={Link} to="/recipes" leftSection={<Icon name="template" />}>
      {words.recipes.start}
    </Button>
  )
}
