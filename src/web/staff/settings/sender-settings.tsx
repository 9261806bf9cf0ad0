import { Alert, Stack } from '@mantine/core'
import { readSender } from '#studio/messages/sender/contract.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { confirmSender, readStudio } from '#studio/staff/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { EditingOf } from '#web/ui/editing.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { PauseAll } from './pause-all.tsx'
import { Rehearsal } from './rehearsal.tsx'
import { SenderSheet } from './sender-sheet.tsx'
import { SettingsPage } from './settings-page.tsx'

const say = words.settings.sender

/** How email leaves, and whether. */
export function SenderSettings() {
  const sender = useAnswer(readSender, {})
  const studio = useAnswer(readStudio, {})
  return (
    <SettingsPage title={say.title} description={say.description}>
      <Stack gap="lg">
        <Blocked />
        <EditingOf answer={sender}>{(record, editing) => <SenderSheet sender={record} editing={editing} />}</EditingOf>
        <Loaded answer={studio}>
          {(data) => (
            <>
              <Rehearsal studio={data} />
              <PauseAll studio={data} />
            </>
          )}
        </Loaded>
      </Stack>
    </SettingsPage>
  )
}

/** After a backup was restored or the program was moved, a person says which installation sends. */
function Blocked() {
  const { sending_blocked } = useMe()
  const mayConfirm = useMay('delivery.go-live')
  const confirm = useCommand(confirmSender, { refreshes: [readMe], says: () => say.confirmed })
  if (sending_blocked === null) return null
  return (
    <Alert color="red" icon={<Icon name="alert" />} title={say.blocked}>
      <Stack gap="sm" align="flex-start">
        {sending_blocked}
        {mayConfirm && (
          <ConfirmButton
            label={say.confirm}
            title={say.confirmTitle}
            text={say.confirmText}
            loading={confirm.isPending}
            onConfirm={() => confirm.mutate({ body: { confirmed: true } })}
          />
        )}
      </Stack>
    </Alert>
  )
}
