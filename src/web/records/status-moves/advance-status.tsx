import { Alert, Button, Group, List, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { type MovedKind, moveStatuses, type StatusMove } from '#studio/records/status-moves/contract.ts'
import { skipReasons } from '#studio/records/status-moves/skip-reasons.ts'
import { listStatuses, listTypes, type Status } from '#studio/records/statuses/contract.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { listTasks, readTask, readTaskHistory } from '#studio/records/tasks/contract.ts'
import { previewStatusMoves } from '#studio/triggers/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { type Answer, useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { IdSelect } from '#web/ui/id-select.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { refreshedBy } from '../refreshed-by.ts'

const say = words.moves

type AdvanceStatusProps = {
  kind: MovedKind
  chosen: Pick<StatusMove, 'ids' | 'filter'>
  close: () => void
  /** When they have moved. */
  moved: () => void
}

/** Moves many records to a status: the status, a due date and a note, and before anything is moved, what would be. */
export function AdvanceStatus({ kind, chosen, close, moved }: AdvanceStatusProps) {
  const plural = subjectKinds[kind].plural.toLowerCase()
  const statuses = useAnswer(listStatuses, { query: { subject_kind: kind } })
  const types = useAnswer(listTypes, { query: {} }, { when: subjectKinds[kind].statusesOf === 'type' })
  const [status, setStatus] = useState<Status | null>(null)
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const wanted = { subject_kind: kind, ...chosen, status_id: status?.id ?? 0 }
  const preview = useAnswer(previewStatusMoves, { body: wanted }, { when: status !== null })
  const move = useCommand(moveStatuses, {
    refreshes: [previewStatusMoves, ...(kind === 'task' ? [listTasks, readTask, readTaskHistory] : refreshedBy[kind])],
    // What was left out before was told by the preview.
    says: ({ moved: count, skipped }) =>
      [
        say.moved(count, plural, status?.name ?? ''),
        ...skipped.filter(({ why }) => why === 'changed').map((late) => `${say.skipped(late.count, skipReasons.changed)}.`),
      ].join(' '),
    done: moved,
    handles: () => true,
  })
  const errors = formErrors(move.error)
  const choose = (id: number | null) => {
    const next = statuses.data?.rows.find((one) => one.id === id) ?? null
    setStatus(next)
    setDueOn(next?.default_due_on ?? null)
    move.reset()
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (preview.data !== undefined) move.mutate({ body: { ...wanted, due_on: dueOn, note, seen: preview.data.seen } })
  }
  const offered = (statuses.data?.rows ?? []).flatMap(({ id, name, active, type_id }) => {
    const type = types.data?.rows.find((one) => one.id === type_id)
    return active ? [{ id, name: type === undefined ? name : say.ofType(type.name, name) }] : []
  })
  return (
    <FormWindow opened title={say.title(plural)} close={close}>
      <form onSubmit={submit} noValidate>
        <LeaveGuard dirty={note !== ''} />
        <Stack>
          {move.error !== null && !isAtFields(move.error, ['due_on', 'note', 'status_id']) && <FormTrouble trouble={move.error} />}
          <IdSelect label={say.status} choices={offered} value={status?.id ?? null} onChange={choose} placeholder={say.chooseStatus} error={errors.status_id} />
          <DateField label={say.due} value={dueOn} onChange={setDueOn} error={errors.due_on} near />
          <Textarea
            label={say.note}
            description={say.noteHint}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={20_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            error={errors.note}
          />
          {status !== null && <InSight answer={preview} plural={plural} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {words.actions.cancel}
            </Button>
            <Button type="submit" loading={move.isPending} disabled={preview.data === undefined || preview.data.moving === 0 || preview.isFetching}>
              {preview.data === undefined || status === null ? say.advance : say.confirm(preview.data.moving, plural, status.name)}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormWindow>
  )
}

type Preview = Output<typeof previewStatusMoves>

/** What would happen. */
function InSight({ answer, plural }: { answer: Answer<Preview>; plural: string }) {
  if (answer.error !== null) return <Failed trouble={answer.error} retry={() => void answer.refetch()} />
  if (answer.data === undefined) return <Loading lines={2} />
  const { moving, skipped, triggers, warning } = answer.data
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm" fw={600}>
        {say.moving(moving, plural)}
      </Text>
      {skipped.length > 0 && (
        <List size="sm" spacing={2}>
          {skipped.map(({ why, count }) => (
            <List.Item key={why}>{say.skipped(count, skipReasons[why])}</List.Item>
          ))}
        </List>
      )}
      {moving > 0 && <Text size="sm">{triggers.length === 0 ? say.noTriggers : say.triggers(triggers.map(({ description }) => description))}</Text>}
      {warning !== null && (
        <Alert color="honey" icon={<Icon name="alert" />}>
          {warning}
        </Alert>
      )}
    </Stack>
  )
}
