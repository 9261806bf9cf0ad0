import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { admitCandidates } from '#studio/matching/contract.ts'
import { previewTrigger } from '#studio/processing/preview/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { PlannedEffect } from '#web/processing/planned-effects.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { BackTest } from './backtest/back-test.tsx'
import { type Draft, draftOf } from './draft.ts'
import { type Choice, DraftGroup, DraftRows, nameOf } from './draft-rows.tsx'
import { refreshed } from './refreshed.ts'
import { beyondRange, differs, formOf, type Trigger, type TriggerForm } from './trigger-form.ts'

const say = words.safeChange

type Preview = Output<typeof previewTrigger>
type WhatProps = { trigger: Trigger; values: TriggerForm; letIn: Choice; mayWrite: boolean }

/** What the trigger in the form would do, a section for each way to look at it. */
export function WhatItDoes({ trigger, values, letIn, mayWrite }: WhatProps) {
  const [settled] = useDebouncedValue(values, 300)
  const draft = draftOf(trigger, settled)
  const isDirty = differs(settled, formOf(trigger))
  const preview = useAnswer(previewTrigger, { body: draft }, { when: beyondRange(settled).length === 0 && trigger.archived_at === null })
  return (
    <Stack gap="xl">
      <Text c="dimmed">{say.lead}</Text>
      {preview.error !== null && preview.error.problems.length > 0 ? (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.cannotBeSaved}>
          {preview.error.problems.map(({ field, message }) => (
            <Text key={field} size="sm">
              {message}
            </Text>
          ))}
        </Alert>
      ) : (
        <Loaded answer={preview}>
          {(seen) => (
            <Stack gap="xl" key={JSON.stringify(draft)}>
              <Notes notes={seen.notes} />
              <OnTheList seen={seen} draft={draft} />
              <LeftAsHistory seen={seen} draft={draft} at={{ trigger, isDirty, mayWrite }} letIn={letIn} />
              <Section title={say.soon}>{seen.soon.rows.length === 0 ? <Text size="sm">{say.noSoon}</Text> : <DraftRows rows={seen.soon.rows} />}</Section>
              <TheMessage message={seen.message} />
              <Section title={words.backTest.title}>
                <BackTest draft={draft} />
              </Section>
            </Stack>
          )}
        </Loaded>
      )}
    </Stack>
  )
}

/** One way to look at it. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </section>
  )
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <Alert color="honey" icon={<Icon name="info" />}>
      {notes.map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
    </Alert>
  )
}

const listed = ['withdrawn', 'returns', 'stays'] as const

/** Who leaves, comes back and stays. */
export function OnTheList({ seen, draft }: { seen: Preview; draft: Draft }) {
  const some = listed.filter((group) => seen[group].count > 0)
  return (
    <Section title={say.now}>
      {some.length === 0 && <Text size="sm">{say.nobody}</Text>}
      {some.map((group) => (
        <Stack key={group} gap="xs">
          <Text fw={600} size="sm">
            {say.groups[group](seen[group].count, seen[group].more_than)}
          </Text>
          <DraftGroup group={group} page={seen[group]} draft={draft} />
        </Stack>
      ))}
    </Section>
  )
}

type HistoryProps = { seen: Preview; draft: Draft; at: { trigger: Trigger; isDirty: boolean; mayWrite: boolean }; letIn: Choice }

/** Who fits and is left out; some may be let in: at once, or when it is saved. */
function LeftAsHistory({ seen: { history }, draft, at: { trigger, isDirty, mayWrite }, letIn }: HistoryProps) {
  const admit = useCommand(admitCandidates, {
    refreshes: refreshed,
    says: ({ admitted }) => words.triggers.candidates.admitted(admitted),
    done: () => letIn.choose([]),
  })
  const mayChoose = mayWrite && trigger.active
  const count = letIn.chosen.length
  return (
    <Section title={say.history}>
      {history.count === 0 ? (
        <Text size="sm">{say.noHistory}</Text>
      ) : (
        <>
          <Text size="sm">
            {say.groups.history(history.count, history.more_than)}. {history.due_today > 0 ? say.dueToday(history.due_today) : ''}{' '}
            {mayWrite && !trigger.active ? say.pickOnSwitch : mayChoose && !isDirty ? say.pick : ''} {mayChoose && isDirty ? say.pickOnSave(count) : ''}
          </Text>
          <DraftGroup group="history" page={history} draft={draft} {...(mayChoose ? { choice: letIn } : {})} />
          {mayChoose && !isDirty && (
            <Group>
              <Button
                disabled={count === 0}
                loading={admit.isPending}
                onClick={() => admit.mutate({ params: { id: trigger.id }, body: { subject_ids: [...letIn.chosen] } })}
              >
                {say.letIn(count)}
              </Button>
            </Group>
          )}
        </>
      )}
    </Section>
  )
}

function TheMessage({ message }: { message: Preview['message'] }) {
  return (
    <Section title={say.message}>
      {message === null ? (
        <Text size="sm">{say.noMessage}</Text>
      ) : (
        <>
          <Text size="sm">{say.messageOf(nameOf(message.row))}</Text>
          {message.problem !== null && (
            <Alert color="honey" icon={<Icon name="info" />}>
              {message.problem}
            </Alert>
          )}
          {message.effects.length === 0 && <Text size="sm">{say.makesNothing}</Text>}
          {message.effects.map((effect) => (
            <PlannedEffect key={`${effect.output_id} ${effect.recipient} ${effect.address}`} effect={effect} />
          ))}
        </>
      )}
    </Section>
  )
}
