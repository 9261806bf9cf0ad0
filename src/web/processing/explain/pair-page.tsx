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
import { CausesLink } from './why-link.tsx'

const say = words.why

type Answered = Output<typeof explain>
type Explained = NonNullable<Answered['explained']>
export type Occurrence = Explained['occurrences'][number]

export const tones: Readonly<Record<Occurrence['verdict'], Tone>> = { listed: 'good', 'next-look': 'wait', coming: 'wait', decided: 'neutral', not: 'warn' }

type Asked = { item?: number | undefined; occurrence?: string | undefined }

/** One trigger and one record: what is so, what would have to change, when it next fires. What is asked about stands first. */
export function PairPage({ pair: { trigger, kind, id }, asked }: { pair: { trigger: number; kind: TriggerSubject; id: number }; asked: Asked }) {
  const answer = useAnswer(explain, { query: { trigger_id: trigger, subject_kind: kind, subject_id: id } })
  return (
    <Loaded answer={answer}>
      {({ record, explained }) => (explained === null ? null : <Explanation record={record} explained={explained} meant={meantOf(explained, asked)} />)}
    </Loaded>
  )
}

/** The occurrence that is asked about; else the one that matters most. */
function meantOf({ occurrences }: Explained, { item, occurrence }: Asked): Occurrence | undefined {
  const isMeant = (one: Occurrence) => (item === undefined ? one.occurrence === occurrence : one.item?.id === item)
  return (item === undefined && occurrence === undefined ? undefined : occurrences.find(isMeant)) ?? occurrences[0]
}

type Meant = { record: Answered['record']; explained: Explained; meant: Occurrence | undefined }

function Explanation({ record, explained, meant }: Meant) {
  const others = explained.occurrences.filter((one) => one !== meant)
  return (
    <Page title={say.of(explained.trigger.description, record.label)} description={say.describe}>
      <Head record={record} explained={explained} meant={meant} />
      {meant !== undefined && <OccurrenceParts one={meant} />}
      {others.map((one) => (
        <OccurrenceParts key={one.occurrence} one={one} saysWhy />
      ))}
    </Page>
  )
}

function Head({ record, explained, meant }: Meant) {
  const { trigger } = explained
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
      <Answer explained={explained} meant={meant} />
      <Text size="sm">
        <TextLink to="/explain" search={{ kind: record.kind, id: record.id }}>
          {say.allTriggers}
        </TextLink>
      </Text>
    </Stack>
  )
}

/** The answer in a sentence, of what is asked about; then when the trigger next fires, where that is another one. */
function Answer({ explained: { why, next }, meant }: Omit<Meant, 'record'>) {
  const verdict = meant?.verdict ?? 'not'
  const isOver = verdict === 'decided' || verdict === 'not'
  const isNext = next !== null && next.occurrence === meant?.occurrence
  const told = [verdict === 'listed' ? meant?.item?.reason_text : null, isNext ? next.goes_text : meant?.item?.goes_text].filter(
    (part) => typeof part === 'string',
  )
  return (
    <Alert color={isOver ? 'gray' : 'teal'} icon={<Icon name="trigger" />} title={meant?.why ?? why}>
      {verdict === 'listed' && typeof meant?.due_on === 'string' && (
        <Text size="sm">
          {say.due} <DateText date={meant.due_on} near />
        </Text>
      )}
      {told.length > 0 && <Text size="sm">{told.join(' ')}</Text>}
      {next !== null && !isNext && (
        <Text size="sm">
          {say.next} <DateText date={next.due_on} near />
          {` · ${next.label}`}
          {next.goes_text !== null && ` · ${next.goes_text}`}
        </Text>
      )}
      {next === null && isOver && <Text size="sm">{say.never}</Text>}
    </Alert>
  )
}

function OccurrenceParts({ one, saysWhy = false }: { one: Occurrence; saysWhy?: boolean }) {
  const goes = one.item?.goes_text ?? null
  return (
    <section aria-label={one.label}>
      <Group gap="xs" mb={saysWhy ? 4 : 'md'}>
        <Text component="h2" fw={650} m={0} style={{ overflowWrap: 'anywhere' }}>
          {one.label}
        </Text>
        <StatusBadge tone={tones[one.verdict]}>{say.verdicts[one.verdict]}</StatusBadge>
      </Group>
      {saysWhy && (
        <Text mb="md">
          {one.why}
          {goes === null ? '' : ` ${goes}`}
        </Text>
      )}
      {one.needed.length > 0 && (
        <Part title={say.needed}>
          <ol style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
            {one.needed.map(({ code, sentence }) => (
              <li key={`${code} ${sentence}`}>{sentence}</li>
            ))}
          </ol>
          {one.needed.some(({ change }) => change !== null) && (
            <Text size="sm" c="dimmed">
              {one.enough ? say.enough : say.notEnough}
            </Text>
          )}
        </Part>
      )}
      <Part title={say.conditions}>
        <Conditions conditions={one.conditions} />
      </Part>
      {one.item !== null && (
        <Part title={say.history} action={<CausesLink of={{ item: one.item.id }} label={say.causes} />}>
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
