import { Alert, Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/http/contract.ts'
import { readDispatch } from '#studio/delivery/contract.ts'
import { recordLabel } from '#studio/records/record-label.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { clientPlace } from '#web/app/places.ts'
import { PdfLink } from '#web/messages/letters/pdf-link.tsx'
import { pdfPlaces } from '#web/messages/letters/places.ts'
import { CausesLink } from '#web/processing/explain/why-link.tsx'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { MessagePreview } from '#web/ui/message-preview.tsx'
import { words } from '#web/words/words.ts'
import { MailEvents } from './mail-events.tsx'
import { isLeaving, MessageState } from './message-columns.tsx'
import { decisionsFor, MessageDecisions } from './message-decisions.tsx'

const say = words.messages.details

/** An opened message: its content as it left or will leave, its way, and what can still be decided about it. */
export function MessageDetails({ id, close }: { id: number | undefined; close: () => void }) {
  const message = useAnswer(
    readDispatch,
    { params: { id: id ?? 0 } },
    { when: id !== undefined, every: (seen) => (seen !== undefined && isLeaving(seen) ? 2_000 : false) },
  )
  const maySend = useMay('messages.write')
  const data = id === undefined ? undefined : message.data
  const decidable = data !== undefined && maySend && decisionsFor(data).length > 0
  return (
    <Details
      opened={id !== undefined}
      onClose={close}
      title={data?.to_name ?? words.messages.title}
      actions={decidable ? <MessageDecisions message={data} /> : undefined}
    >
      {id !== undefined && <Loaded answer={message}>{(found) => <MessageParts message={found} />}</Loaded>}
    </Details>
  )
}

function MessageParts({ message }: { message: Output<typeof readDispatch> }) {
  return (
    <>
      {message.state === 'in-doubt' && (
        <Alert color="honey" icon={<Icon name="alert" />} mb="md">
          {words.messages.doubt}
        </Alert>
      )}
      {message.sent_with.length > 0 && ['in-doubt', 'failed', 'retry'].includes(message.state) && (
        <Text size="sm" mb="md">
          {words.messages.oneEmail(message.sent_with.length)}
        </Text>
      )}
      <Part title={say.content}>
        <MessagePreview subject={message.subject} html={message.html} plain={message.plain} />
        {message.attachments.length > 0 && <PdfLink to={pdfPlaces.attachments(message.id)} label={message.attachments.join(', ')} mt="sm" size="xs" />}
      </Part>
      <MailEvents id={message.id} />
      <Part title={say.way} action={<CausesLink of={{ message: message.id }} label={message.state === 'sent' ? words.why.whySent : words.why.whyMade} />}>
        <Facts
          facts={[
            [say.state, <MessageState key="state" message={message} />],
            [say.reason, message.reason],
            [say.to, `${message.to_name}, ${message.to_address}`],
            [say.rehearsed, message.rehearsed_to],
            [say.together, message.sent_with.length === 0 ? null : <SentWith key="together" message={message} />],
            [say.from, message.from],
            [say.trigger, message.trigger],
            [
              say.client,
              message.client_id === null ? null : (
                <Anchor key="client" component={Link} to={clientPlace(message.client_id)}>
                  {say.clientLink}
                </Anchor>
              ),
            ],
            [
              say.about,
              message.record === null || message.record.kind === 'client' ? null : (
                <RecordLink key="record" record={message.record}>
                  {recordLabel(message.record.kind, message.record.name)}
                </RecordLink>
              ),
            ],
            [say.written, <DateTimeText key="written" instant={message.created_at} />],
            [say.goes, message.settled_at === null && message.goes_at !== null ? <DateTimeText key="goes" instant={message.goes_at} /> : null],
            [say.notAfter, message.not_after === null ? null : <DateTimeText key="not-after" instant={message.not_after} />],
            [say.settled, message.settled_at === null ? null : <DateTimeText key="settled" instant={message.settled_at} />],
            [say.attempts, message.attempts === 0 ? null : message.attempts],
            [say.answer, message.response],
          ]}
        />
      </Part>
    </>
  )
}

/** The other messages of its email, each leading to itself. */
function SentWith({ message: { sent_with } }: { message: Pick<Output<typeof readDispatch>, 'sent_with'> }) {
  return sent_with.map(({ id, name }) => (
    <Text key={id} size="sm" component="div">
      <TextLink to="/messages" search={{ message: id }}>
        {name}
      </TextLink>
    </Text>
  ))
}
