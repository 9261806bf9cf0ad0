import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listDispatches, readDispatch } from '#studio/delivery/contract.ts'
import { editMessageText, type MessageText, readMessageText } from '#studio/delivery/edits/contract.ts'
import { readClientComing, readSessionComing } from '#studio/delivery/timeline/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { BodyEditor } from '#web/messages/templates/body-editor.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from '../change-trouble.tsx'

const say = words.timeline.edit

/** The text of one message that has not left yet. */
export function EditMessage({ id, close }: { id: number; close: () => void }) {
  const text = useAnswer(readMessageText, { params: { id } })
  return (
    <FormWindow opened title={say.title(text.data?.to_name ?? '')} size="xl" close={close}>
      <Loaded answer={text}>{(message) => <TextForm key={message.version} message={message} close={close} />}</Loaded>
    </FormWindow>
  )
}

function TextForm({ message, close }: { message: MessageText; close: () => void }) {
  const [subject, setSubject] = useState(message.subject)
  const [body, setBody] = useState(message.body)
  const save = useCommand(editMessageText, {
    refreshes: [readMessageText, readClientComing, readSessionComing, listDispatches, readDispatch],
    says: () => say.saved,
    done: close,
    handles: () => true,
  })
  const errors = formErrors(save.error)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    save.mutate({ params: { id: message.id }, body: { version: message.version, subject, body } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard dirty={subject !== message.subject || body !== message.body} />
      <Stack>
        <Text size="sm">{say.hint}</Text>
        {message.edited_by !== null && (
          <Text size="sm" c="dimmed">
            {say.edited(message.edited_by.name)}
          </Text>
        )}
        {save.error !== null && !isAtFields(save.error, ['subject', 'body']) && <ChangeTrouble trouble={save.error} reload={() => save.reset()} />}
        <TextInput label={say.subject} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} error={errors.subject} maxLength={300} />
        <BodyEditor initial={message.body} onChange={setBody} ready={() => undefined} onFocus={() => undefined} error={errors.body} disabled={save.isPending} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
