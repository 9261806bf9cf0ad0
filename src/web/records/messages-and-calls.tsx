import { Text } from '@mantine/core'
import { listDispatches } from '#studio/delivery/contract.ts'
import { listCommunications } from '#studio/messages/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import { DateText, DateTimeText } from '#web/ui/dates.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import classes from './section.module.css'
import { Section } from './section.tsx'
import { type ToldMessage, toldMessages } from './told-message.ts'

const say = words.records.sent

type Of = { client_id: number } | { session_id: number }

/** Everything that was written to a client, or about a session, and the calls: what became of it, and when. */
export function MessagesAndCalls({ of }: { of: Of }) {
  const { lines, pending, failed, retry } = useMessages(of)
  return (
    <Section title={say.title}>
      {failed !== null && lines.length === 0 && <Failed trouble={failed} retry={retry} />}
      {pending && <Loading lines={2} />}
      {!pending && failed === null && lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.empty}
        </Text>
      )}
      <MessageLines lines={lines} />
    </Section>
  )
}

/** The lines of what was written and called. */
export function useMessages(of: Of) {
  const emails = useAnswer(listDispatches, { query: { ...of, view: 'all', limit: 100 } }, { every: () => 20_000 })
  const calls = useAnswer(listCommunications, { query: { ...of, channel: 'call', limit: 100 } })
  const letters = useAnswer(listCommunications, { query: { ...of, channel: 'letter', limit: 100 } })
  return {
    lines: toldMessages(emails.data?.rows ?? [], calls.data?.rows ?? [], letters.data?.rows ?? []),
    pending: emails.isPending || calls.isPending || letters.isPending,
    failed: emails.error ?? calls.error ?? letters.error,
    retry: () => void Promise.all([emails.refetch(), calls.refetch(), letters.refetch()]),
  }
}

/** "Session reminder was sent on May 4, 9:02 AM." */
export function MessageLines({ lines }: { lines: readonly ToldMessage[] }) {
  return (
    <ul className={classes.lines}>
      {lines.map(({ key, channel, what, became, at, isDay, remark, tone, decide }) => (
        <li key={key}>
          <ChannelIcon channel={channel} />
          <div className={classes.body}>
            <Text size="sm" {...(tone === 'bad' ? { c: 'var(--mantine-color-error)' } : {})}>
              <Text span inherit fw={600}>
                {what}
              </Text>{' '}
              {became} {at !== null && (isDay ? <DateText date={at} near /> : <DateTimeText instant={at} />)}
              {decide !== undefined && (
                <TextLink to="/messages" search={{ view: 'in-doubt', message: decide }}>
                  {say.decide}
                </TextLink>
              )}
            </Text>
            {remark !== '' && (
              <Text size="xs" c="dimmed">
                {remark}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
