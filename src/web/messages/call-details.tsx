import { Alert, Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Call, readCall } from '#studio/delivery/call-desk/contract.ts'
import { readSession } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { clientPlace, sessionPlace } from '#web/app/places.ts'
import { SessionWhen } from '#web/records/sessions/session-when.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { DueText } from '#web/ui/due-text.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { resultName } from './call-columns.tsx'
import classes from './calls.module.css'
import { CloseCall } from './close-call.tsx'
import { dialed, PhoneLink, spoken } from './phone-link.tsx'

const say = words.calls.details

/** An opened call: the number, the script, and how it went. */
export function CallDetails({ id, close }: { id: number | undefined; close: (saved: boolean) => void }) {
  const call = useAnswer(readCall, { params: { id: id ?? 0 } }, { when: id !== undefined })
  const title = id === undefined || call.data === undefined ? words.calls.title : call.data.to_name
  return (
    <Details opened={id !== undefined} onClose={() => close(false)} title={title}>
      {id !== undefined && <Loaded answer={call}>{(found) => <CallParts call={found} close={close} />}</Loaded>}
    </Details>
  )
}

function CallParts({ call, close }: { call: Call; close: (saved: boolean) => void }) {
  const mayWrite = useMay('messages.write')
  const session = useAnswer(readSession, { params: { id: call.session?.id ?? 0 } }, { when: call.session !== null })
  const open = call.call_state === 'open'
  return (
    <>
      {call.flagged !== null && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.flagged} mb="md">
          {call.flagged}
        </Alert>
      )}
      {open && call.to_address !== '' && (
        <Button component="a" href={dialed(call.to_address)} size="md" fullWidth leftSection={<Icon name="phone" />} mb="md">
          {say.call(spoken(call.to_address))}
        </Button>
      )}
      {session.data !== undefined && (
        <Text mb="md" fw={600}>
          {session.data.type.name} · <SessionWhen session={session.data} />
          {session.data.photographer !== null && ` · ${session.data.photographer.name}`}
        </Text>
      )}
      {call.plain !== '' && (
        <Part title={say.script}>
          <Text className={classes.script ?? ''}>{call.plain}</Text>
        </Part>
      )}
      {mayWrite && (
        <Part title={open ? words.calls.close.title : say.state}>
          <CloseCall key={call.version} call={call} closed={() => close(true)} />
        </Part>
      )}
      <Part title={say.facts}>
        <Facts
          facts={[
            [say.about, call.description],
            [words.calls.columns.phone, <PhoneLink key="phone" phone={call.to_address} />],
            [
              say.client,
              call.client === null ? null : (
                <Anchor key="client" component={Link} to={clientPlace(call.client.id)}>
                  {call.client.name}
                </Anchor>
              ),
            ],
            [
              say.session,
              call.session === null ? null : (
                <Anchor key="session" component={Link} to={sessionPlace(call.session.id)}>
                  {call.session.number}
                </Anchor>
              ),
            ],
            [say.due, <DueText key="due" date={call.due_on} open={open} />],
            [say.priority, words.calls.priority[call.priority]],
            [say.result, resultName(call.call_result)],
            [say.note, call.call_note],
            [say.closed, call.closed_at === null ? null : <DateTimeText key="closed" instant={call.closed_at} />],
            [say.closedBy, call.closed_by?.name],
            [say.madeBy, call.actor.name],
          ]}
        />
      </Part>
    </>
  )
}
