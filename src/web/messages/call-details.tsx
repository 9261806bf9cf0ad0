import { Anchor, Button, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Call, readCall } from '#studio/delivery/call-desk/contract.ts'
import { callOutcomes } from '#studio/messages/calls/call-result.ts'
import { recordLabel } from '#studio/records/record-label.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { clientPlace, sessionPlace } from '#web/app/places.ts'
import { CausesLink } from '#web/processing/explain/why-link.tsx'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateText, DateTimeText, useClock } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { CallAttempts } from './call-attempts.tsx'
import { CallResults } from './call-results.tsx'
import { CallStanding, CallState } from './call-standing.tsx'
import classes from './calls.module.css'
import { OtherNumbers } from './other-numbers.tsx'
import { dialed, PhoneLink, spoken } from './phone-link.tsx'

const say = words.calls.details

type CallDetailsProps = {
  id: number | undefined
  /** What was noted before, with the way back. */
  last: ReactNode
  step: (to: 1 | -1) => void
  close: (saved: boolean) => void
  tried: (answer: Call) => void
}

/** An opened call: the number, the script, and how it went. */
export function CallDetails({ id, last, step, close, tried }: CallDetailsProps) {
  const call = useAnswer(readCall, { params: { id: id ?? 0 } }, { when: id !== undefined })
  useHotkeys(id === undefined ? [] : [['J', () => step(1)], ['K', () => step(-1)]]) // biome-ignore format: two keys
  const title = id === undefined || call.data === undefined ? words.calls.title : call.data.to_name
  return (
    <Details opened={id !== undefined} onClose={() => close(false)} title={title}>
      {last}
      {id !== undefined && (
        <Loaded answer={call}>{(found) => <CallParts key={`${found.id} ${found.version}`} call={found} close={close} tried={tried} />}</Loaded>
      )}
    </Details>
  )
}

function CallParts({ call, close, tried }: { call: Call; close: (saved: boolean) => void; tried: (answer: Call) => void }) {
  const mayWrite = useMay('messages.write')
  const clock = useClock()
  const [phone, setPhone] = useState(call.to_address)
  const open = call.call_state === 'open'
  return (
    <>
      <CallStanding call={call} mayWrite={mayWrite} closed={() => close(true)} />
      {open && phone !== '' && (call.stop === null || phone !== call.to_address) && (
        <Button component="a" href={dialed(phone)} size="md" fullWidth leftSection={<Icon name="phone" />} mb="xs">
          {say.call(spoken(phone))}
        </Button>
      )}
      {open && call.local_time !== null && (
        <Text size="sm" fw={600} mb="xs">
          {say.localTime(writtenTime(call.local_time, clock))}
        </Text>
      )}
      {open && <OtherNumbers call={call} phone={phone} choose={setPhone} />}
      <About call={call} />
      <Part title={say.script}>
        <Text className={classes.script ?? ''} {...(call.plain === '' ? { c: 'dimmed' } : {})}>
          {call.plain === '' ? say.noScript : call.plain}
        </Text>
      </Part>
      {mayWrite && open && (
        <Part title={words.calls.close.title}>
          <CallResults call={call} phone={phone} tried={tried} />
        </Part>
      )}
      {call.attempts.length > 0 && (
        <Part title={words.calls.attempts.title}>
          <CallAttempts call={call} mayWrite={mayWrite} />
        </Part>
      )}
      <Part title={say.facts} action={<CausesLink of={{ message: call.id }} label={words.why.whyMade} />}>
        <CallFacts call={call} />
      </Part>
      {mayWrite && <CallState call={call} closed={() => close(true)} />}
      {mayWrite && open && (
        <Text size="xs" c="dimmed" mt="md" visibleFrom="sm">
          {say.keys}
        </Text>
      )}
    </>
  )
}

/** The session the call is about, in one line. */
function About({ call: { about } }: { call: Call }) {
  if (about.session_type === null) return null
  return (
    <Text mb="md" mt="xs" fw={600}>
      {about.session_type} · <DateText date={about.session_on} time={about.session_time} near />
      {about.photographer !== null && ` · ${about.photographer}`}
    </Text>
  )
}

function CallFacts({ call }: { call: Call }) {
  const { about, client, session, call_outcome: outcome } = call
  const facts: [string, ReactNode][] = [
    [say.about, call.description],
    [words.calls.columns.phone, <PhoneLink key="phone" phone={call.to_address} />],
    [say.client, client === null ? null : <Anchor key="client" component={Link} to={clientPlace(client.id)}>{client.name}</Anchor>],
    [say.company, about.company],
    [say.status, about.client_status],
    [say.session, session === null ? null : <Anchor key="session" component={Link} to={sessionPlace(session.id)}>{session.number}</Anchor>],
    [
      say.record,
      call.record === null ? null : (
        <RecordLink key="record" record={call.record}>
          {recordLabel(call.record.kind, call.record.name)}
        </RecordLink>
      ),
    ],
    [say.sessionStatus, about.session_status],
    [say.due, <DueText key="due" date={call.due_on} open={call.call_state === 'open'} />],
    [say.priority, words.calls.priority[call.priority]],
    [words.calls.department, call.department?.name],
    [say.outcome, outcome === null ? null : callOutcomes[outcome].label],
    [say.note, call.call_note],
    [say.closed, call.closed_at === null ? null : <DateTimeText key="closed" instant={call.closed_at} />],
    [say.closedBy, call.closed_by?.name],
    [say.madeBy, call.actor.name],
  ] // biome-ignore format: a list to read across
  return <Facts facts={facts} />
}
