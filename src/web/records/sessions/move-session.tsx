import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { changeSession, type Session } from '#studio/records/sessions/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from '../change-trouble.tsx'
import { CorrectionWindow } from '../impact/correction-window.tsx'
import { ImpactNote } from '../impact/impact-note.tsx'
import { correctable, type Outdated, useImpact } from '../impact/use-impact.ts'
import { MessageLines, useMessages } from '../messages-and-calls.tsx'
import { ZoneField } from '../zone-field.tsx'
import { useSessionCommand } from './use-session-command.ts'

const say = words.sessions

type MoveSessionProps = { session: Session; opened: boolean; close: () => void }

/** Another date, time or zone. Says before what that does, and offers a correction to whoever has been told of the old one. */
export function MoveSession({ session, opened, close }: MoveSessionProps) {
  const [outdated, setOutdated] = useState<Outdated | null>(null)
  return (
    <>
      <FormWindow opened={opened} title={say.move.title} close={close}>
        <MoveForm session={session} close={close} offer={setOutdated} />
      </FormWindow>
      {outdated !== null && <CorrectionWindow kind="session" {...outdated} close={() => setOutdated(null)} />}
    </>
  )
}

type MoveFormProps = Omit<MoveSessionProps, 'opened'> & { offer: (outdated: Outdated) => void }

function MoveForm({ session, close, offer }: MoveFormProps) {
  const [version, setVersion] = useState(session.version)
  const [when, setWhen] = useState(whenOf(session))
  const isChanged = JSON.stringify(when) !== JSON.stringify(whenOf(session))
  const foreseen = useImpact(isChanged ? { kind: 'session', id: session.id, changes: wantedOf(when) } : null)
  const done = () => {
    close()
    offer(correctable(foreseen.impact))
  }
  const change = useSessionCommand(changeSession, { says: () => say.move.moved, done, handles: () => true })
  const errors = formErrors(change.error)
  const showNewest = () => {
    setVersion(session.version)
    setWhen(whenOf(session))
    change.reset()
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    change.mutate({ params: { id: session.id }, body: { version, ...wantedOf(when) } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard dirty={isChanged} />
      <Stack>
        {change.error !== null && !isAtFields(change.error, ['primary_on', 'primary_time', 'primary_zone']) && (
          <ChangeTrouble trouble={change.error} reload={showNewest} />
        )}
        <DateField label={say.form.date} value={when.primary_on} onChange={(primary_on) => setWhen({ ...when, primary_on })} error={errors.primary_on} near />
        <TimeField
          label={say.form.time}
          value={when.primary_time}
          onChange={(primary_time) => setWhen({ ...when, primary_time })}
          error={errors.primary_time}
        />
        <ZoneField
          label={say.form.zone}
          value={when.primary_zone}
          onChange={(primary_zone) => setWhen({ ...when, primary_zone })}
          error={errors.primary_zone}
        />
        {isChanged && foreseen.impact !== undefined ? <ImpactNote impact={foreseen.impact} settled={foreseen.settled} /> : <SentSoFar sessionId={session.id} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={change.isPending || foreseen.waiting}>
            {say.move.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function SentSoFar({ sessionId }: { sessionId: number }) {
  const { lines, pending } = useMessages({ session_id: sessionId })
  const gone = lines.filter(({ tone }) => tone === 'good')
  if (pending) return null
  return (
    <Alert color="gray" icon={<Icon name="info" />}>
      <Text size="sm" mb={gone.length > 0 ? 'xs' : 0}>
        {gone.length > 0 ? say.move.waiting : say.move.nothingSent}
      </Text>
      <MessageLines lines={gone} />
    </Alert>
  )
}

function wantedOf({ primary_on, primary_time, primary_zone }: ReturnType<typeof whenOf>) {
  return { primary_on, primary_time: primary_time === '' ? null : primary_time, primary_zone }
}

function whenOf({ primary_on, primary_time, primary_zone }: Session) {
  return { primary_on, primary_time: primary_time?.slice(0, 5) ?? '', primary_zone }
}
