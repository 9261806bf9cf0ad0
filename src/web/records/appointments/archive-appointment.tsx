import { type Appointment, archiveAppointment, readAppointment } from '#studio/records/appointments/contract.ts'
import { words } from '#web/words/words.ts'
import { ArchiveButton } from '../archive-button.tsx'
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
  return <ArchiveButton archived={archived_at !== null} pending={archive.isPending} title={say.archiveTitle} text={say.archiveText} put={put} />
}
