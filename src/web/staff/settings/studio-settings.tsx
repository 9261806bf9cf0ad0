import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#platform/http/contract.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { changeStudio, readStudio } from '#studio/staff/contract.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import { keyOf, useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { ChangeTrouble } from '#web/records/change-trouble.tsx'
import { focusFirstProblem } from '#web/records/focus-problem.ts'
import { type Editing, EditingOf } from '#web/ui/editing.tsx'
import { SaveBar } from '#web/ui/save-bar.tsx'
import { words } from '#web/words/words.ts'
import { CallFields } from './call-fields.tsx'
import { LetterFields } from './letter-fields.tsx'
import { SendingFields } from './sending-fields.tsx'
import classes from './settings.module.css'
import { SettingsPage } from './settings-page.tsx'
import { type StudioDraft, studioDraft } from './studio-draft.ts'
import { AboutFields, InvoiceFields, TimeFields } from './studio-fields.tsx'

const say = words.settings.studio

/** The studio's own settings. */
export function StudioSettings() {
  const studio = useAnswer(readStudio, {})
  return (
    <SettingsPage title={say.title} description={say.description}>
      <EditingOf answer={studio}>{(record, editing) => <Sheet studio={record} editing={editing} />}</EditingOf>
    </SettingsPage>
  )
}

function Sheet({ studio, editing }: { studio: Output<typeof readStudio>; editing: Editing }) {
  const client = useQueryClient()
  const initial = studioDraft(studio)
  const differs = (values: StudioDraft) => JSON.stringify(values) !== JSON.stringify(initial)
  const form = useForm<StudioDraft>({ initialValues: initial, onValuesChange: (values) => editing.setDirty(differs(values)) })
  const save = useCommand(changeStudio, {
    refreshes: [readMe],
    says: () => words.settings.saved,
    done: (saved) => {
      editing.setDirty(false)
      client.setQueryData(keyOf(readStudio, {}), saved)
    },
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      focusFirstProblem()
      return true
    },
  })
  const mayWrite = useMay('setup.write')
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate({ body: { version: studio.version, ...values } }))} noValidate>
      <fieldset disabled={!mayWrite} className={classes.fields}>
        {save.error !== null && <ChangeTrouble trouble={save.error} reload={editing.reload} />}
        <AboutFields form={form} />
        <TimeFields form={form} />
        <InvoiceFields form={form} />
        <LetterFields form={form} />
        <SendingFields form={form} />
        <CallFields form={form} />
      </fieldset>
      <SaveBar dirty={mayWrite && differs(form.values)} saving={save.isPending} discard={() => form.setValues(initial)} />
    </form>
  )
}
