import { Button } from '@mantine/core'
import { type Appointment, archiveAppointment, readAppointment } from '#studio/records/appointments/contract.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'
import { useRecordCommand } from '../use-record-command.ts'

const say = words.appointments

/** Puts an appointment away, after asking, or takes it back. */
export function ArchiveAppointment({ appointment: { id, version, archived_at } }: { appointment: Appointment }) {
  const archive = useRecordCommand(archiveAppointment, {
    kind: 'appointment',
    read: readAppointment,
    says: (after) => (after.archived_at === null ? say.restored : say.archived),
  })
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  if (archived_at !== null) {
    return (
      <Button variant="default" loading={archive.isPending} onClick={() => put(false)}>
        {words.records.restore}
      </Button>
    )
  }
  return (
    <ConfirmButton
      variant="default"
      label={words.records.archive}
      title={say.archiveTitle}
      text={say.archiveText}
      loading={archive.isPending}
      onConfirm={() => put(true)}
    />
  )
}
