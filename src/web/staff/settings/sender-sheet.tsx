import { Alert } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#platform/http/contract.ts'
import { changeSender, readSender } from '#studio/messages/sender/contract.ts'
import { listTriggers, readTrigger } from '#studio/triggers/contract.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import { keyOf } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { ChangeTrouble } from '#web/records/change-trouble.tsx'
import { focusFirstProblem } from '#web/records/focus-problem.ts'
import type { Editing } from '#web/ui/editing.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { SaveBar } from '#web/ui/save-bar.tsx'
import { words } from '#web/words/words.ts'
import { type SenderDraft, senderChange, senderDraft } from './sender-draft.ts'
import { FromFields, ServerFields } from './sender-fields.tsx'
import classes from './settings.module.css'
import { TestSender } from './test-sender.tsx'

const say = words.settings.sender

/** The form of the sender; the test beside it uses what is saved. */
export function SenderSheet({ sender, editing }: { sender: Output<typeof readSender>; editing: Editing }) {
  const client = useQueryClient()
  const initial = senderDraft(sender)
  const differs = (values: SenderDraft) => JSON.stringify(values) !== JSON.stringify(initial)
  const form = useForm<SenderDraft>({ initialValues: initial, onValuesChange: (values) => editing.setDirty(differs(values)) })
  const save = useCommand(changeSender, {
    refreshes: [listTriggers, readTrigger],
    says: () => words.settings.saved,
    done: (saved) => {
      editing.setDirty(false)
      client.setQueryData(keyOf(readSender, {}), saved)
    },
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      focusFirstProblem()
      return true
    },
  })
  const mayWrite = useMay('setup.write')
  const dirty = mayWrite && differs(form.values)
  return (
    <>
      <form onSubmit={form.onSubmit((values) => save.mutate({ body: { version: sender.version, ...senderChange(values) } }))} noValidate>
        <fieldset disabled={!mayWrite} className={classes.fields}>
          {sender.last_trouble !== null && (
            <Alert color="red" icon={<Icon name="alert" />} title={say.trouble}>
              {sender.last_trouble}
            </Alert>
          )}
          {!sender.links_work && (
            <Alert color="honey" icon={<Icon name="alert" />} title={say.noAddress}>
              {say.noAddressText(sender.links_to)}
            </Alert>
          )}
          {save.error !== null && <ChangeTrouble trouble={save.error} reload={editing.reload} />}
          <FromFields form={form} />
          <ServerFields form={form} hasPassword={sender.has_password} />
        </fieldset>
        <SaveBar dirty={dirty} saving={save.isPending} discard={() => form.setValues(initial)} />
      </form>
      {mayWrite && <TestSender dirty={dirty} refused={(problems) => form.setErrors(problems)} />}
    </>
  )
}
