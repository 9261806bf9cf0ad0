import { Alert, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { admitCandidates } from '#studio/matching/contract.ts'
import { changeTrigger, readTrigger } from '#studio/triggers/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { keyOf } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { focusFirstProblem } from '#web/records/focus-problem.ts'
import { Conflict } from '#web/ui/conflict.tsx'
import type { Editing } from '#web/ui/editing.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SaveBar } from '#web/ui/save-bar.tsx'
import { tell } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import { SavingNote } from './saving-note.tsx'
import { triggerRoute } from './screens.tsx'
import { spoken } from './spoken.ts'
import { TriggerActions } from './trigger-actions.tsx'
import { TriggerAlerts } from './trigger-alerts.tsx'
import { beyondRange, differs, type EditorTab, editorTabs, formOf, problemsAt, requestOf, type Trigger, type TriggerForm, tabOf } from './trigger-form.ts'
import { TriggerTabs } from './trigger-tabs.tsx'
import classes from './triggers.module.css'
import { useChoices } from './use-choices.ts'

const say = words.triggers

type SheetProps = { trigger: Trigger; editing: Editing; warnings: readonly string[]; setWarnings: (warnings: readonly string[]) => void }

/** The form of a trigger, with the rule it says on top. */
export function TriggerSheet({ trigger, editing, warnings, setWarnings }: SheetProps) {
  const { tab: wanted = 'general' } = triggerRoute.useSearch()
  const go = triggerRoute.useNavigate()
  const client = useQueryClient()
  const choices = useChoices()
  const toTab = (next: EditorTab) => void go({ search: { tab: next === 'general' ? undefined : next }, replace: true, resetScroll: false })
  const form = useForm<TriggerForm>({ initialValues: formOf(trigger), onValuesChange: (values) => editing.setDirty(differs(values, formOf(trigger))) })
  const dirty = differs(form.values, formOf(trigger))
  // An output that is gone has no tab any more.
  const tab = editorTabs(form.values.outputs.length).find((one) => one === wanted) ?? 'general'
  const refuse = (trouble: Trouble) => {
    form.setErrors(problemsAt(trouble))
    const [first] = trouble.problems
    if (first !== undefined && !trouble.problems.some(({ field }) => tabOf(field) === tab)) toTab(tabOf(first.field))
    focusFirstProblem()
    return trouble.problems.length > 0 || trouble.kind === 'conflict'
  }
  const [chosen, choose] = useState<readonly number[]>([])
  const admit = useCommand(admitCandidates, { refreshes: refreshed, says: ({ admitted }) => say.candidates.admitted(admitted) })
  const save = useCommand(changeTrigger, {
    refreshes: refreshed,
    handles: refuse,
    done: ({ warnings: told, ...saved }) => {
      setWarnings(told)
      tell(saved.active && saved.armed_at !== trigger.armed_at ? say.counts.armed : say.counts.saved)
      editing.setDirty(false)
      client.setQueryData(keyOf(readTrigger, { params: { id: saved.id } }), saved)
      if (saved.active && chosen.length > 0) admit.mutate({ params: { id: saved.id }, body: { subject_ids: [...chosen] } })
    },
  })
  const mayWrite = useMay('triggers.write') && trigger.archived_at === null
  const submit = form.onSubmit((values) => {
    const [beyond] = beyondRange(values)
    if (beyond === undefined)
      return save.mutate({ params: { id: trigger.id }, body: { version: trigger.version, ...requestOf(values), ...includingWaiting(values, trigger) } })
    // The field says what is wrong; only it may stand on another tab.
    toTab(tabOf(beyond))
    focusFirstProblem()
  })
  return (
    <Page title={trigger.description} actions={<TriggerActions trigger={trigger} dirty={dirty} refused={refuse} />}>
      <section className={classes.rule} aria-label={say.rule}>
        <Icon name="trigger" size={22} />
        <Text>{spoken(form.values, choices, trigger)}</Text>
      </section>
      <TriggerAlerts trigger={trigger} outputs={form.values.outputs} warnings={warnings} toTab={toTab} />
      <Conflict trouble={save.error} reload={editing.reload} />
      {save.error !== null && save.error.problems.length > 0 && (
        <Alert color="red" icon={<Icon name="alert" />} role="alert">
          {save.error.message}
        </Alert>
      )}
      <form onSubmit={submit} noValidate>
        <TriggerTabs tab={tab} toTab={toTab} form={form} choices={choices} trigger={trigger} mayWrite={mayWrite} letIn={{ chosen, choose }} />
        <SaveBar
          dirty={dirty && mayWrite}
          saving={save.isPending}
          discard={() => discard(form, { trigger, reset: save.reset })}
          note={<SavingNote values={form.values} trigger={trigger} {...(tab === 'does' ? {} : { seeWho: () => toTab('does') })} />}
        />
      </form>
    </Page>
  )
}

/** Only a trigger that becomes automatic takes along what waits. */
function includingWaiting({ automatic, include_waiting }: TriggerForm, trigger: Trigger): { include_waiting?: true } {
  return automatic && !trigger.automatic && include_waiting ? { include_waiting } : {}
}

function discard(form: ReturnType<typeof useForm<TriggerForm>>, { trigger, reset }: { trigger: Trigger; reset: () => void }): void {
  form.setValues(formOf(trigger))
  form.clearErrors()
  reset()
}
