import { Alert, Group, Stack, Text, Timeline } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import { explain } from '#studio/matching/explain/contract.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateText, DateTimeText } from '#web/ui/dates.tsx'
import { Part } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { Conditions } from './conditions.tsx'

const say = words.why

type Answered = Output<typeof explain>
type Explained = NonNullable<Answered['explained']>
export type Occurrence = Explained['occurrences'][number]

export const tones: Readonly<Record<Occurrence['verdict'], Tone>> = { listed: 'good', 'next-look': 'wait', coming: 'wait', decided: 'neutral', not: 'warn' }

/** One trigger and one record: what is so, what would have to change, when it next fires. */
export function PairPage({ trigger, kind, id }: { trigger: number; kind: TriggerSubject; id: number }) {
  const answer = useAnswer(explain, { query: { trigger_id: trigger, subject_kind: kind, subject_id: id } })
  return (
    <Loaded answer={answer}>
      {({ record, explained }) =>
        explained === null ? null : (
          <Page title={say.of(explained.trigger.description, record.label)} description={say.describe}>
            <Head record={record} explained={explained} />
            {explained.occurrences.map((one) => (
              <OccurrenceParts key={one.occurrence} one={one} />
            ))}
          </Page>
        )
      }
    </Loaded>
  )
}

function Head({ record, explained: { trigger, next } }: { record: Answered['record']; explained: Explained }) {
  return (
    <Stack gap="xs">
      <Text>
        <TextLink to="/triggers/$id" params={{ id: trigger.id }}>
          {trigger.description}
        </TextLink>{' '}
        · <RecordLink record={record}>{record.label}</RecordLink>
        {record.client_name !== null && record.client_name !== record.label && ` · ${record.client_name}`}
      </Text>
      <Text size="sm" c="dimmed">
        {trigger.sentence}
      </Text>
      <Alert color={next === null ? 'gray' : 'teal'} icon={<Icon name="trigger" />} title={say.next}>
        {next === null ? (
          say.never
        ) : (
          <>
            {say.nextOn} <DateText date={next.due_on} near />
            {` · ${next.label}`}
            {next.goes_text !== null && ` · ${next.goes_text}`}
          </>
        )}
      </Alert>
      <Text size="sm">
        <TextLink to="/explain" search={{ kind: record.kind, id: record.id }}>
          {say.allTriggers}
        </TextLink>
      </Text>
    </Stack>
  )
}

function OccurrenceParts({ one }: { one: Occurrence }) {
  const goes = one.item?.goes_text ?? null
  return (
    <section aria-label={one.label}>
      <Group gap="xs" mb={4}>
        <Text component="h2" fw={650} m={0} style={{ overflowWrap: 'anywhere' }}>
          {one.label}
        </Text>
        <StatusBadge tone={tones[one.verdict]}>{say.verdicts[one.verdict]}</StatusBadge>
      </Group>
      <Text mb="md">
        {one.why}
        {goes === null ? '' : ` ${goes}`}
      </Text>
      {one.needed.length > 0 && (
        <Part title={say.needed}>
          <ol style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
            {one.needed.map(({ code, sentence }) => (
              <li key={`${code} ${sentence}`}>{sentence}</li>
            ))}
          </ol>
          <Text size="sm" c="dimmed">
            {one.enough ? say.enough : say.notEnough}
          </Text>
        </Part>
      )}
      <Part title={say.conditions}>
        <Conditions conditions={one.conditions} />
      </Part>
      {one.item !== null && (
        <Part
          title={say.history}
          action={
            <TextLink to="/explain" search={{ item: one.item.id }} fz="sm">
              {say.causes}
            </TextLink>
          }
        >
          <Timeline bulletSize={12} lineWidth={2}>
            {one.item.history.toReversed().map(({ at, to_state, reason_text, actor }) => (
              <Timeline.Item key={`${at} ${to_state}`} title={words.process.item.states[to_state]}>
                {reason_text !== null && <Text size="sm">{reason_text}</Text>}
                <Text size="xs" c="dimmed">
                  <DateTimeText instant={at} /> {words.process.item.by(actor)}
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
        </Part>
      )}
    </section>
  )
}
