import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { changeAppointmentStatus } from '#studio/records/appointments/contract.ts'
import { changeClientStatus } from '#studio/records/clients/contract.ts'
import { changeInvoiceStatus } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { changeSessionStatus } from '#studio/records/sessions/contract.ts'
import { listStatuses, type Status } from '#studio/records/statuses/contract.ts'
import { changeTaskStatus, listTasks, readTask, readTaskHistory } from '#studio/records/tasks/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from './change-trouble.tsx'
import { CorrectionWindow } from './impact/correction-window.tsx'
import { ImpactNote } from './impact/impact-note.tsx'
import { correctable, type Outdated, useImpact } from './impact/use-impact.ts'
import type { ShownKind } from './refreshed-by.ts'
import { refreshedBy } from './refreshed-by.ts'
import { type Who, WhoTakesOver, whoIn } from './who-takes-over.tsx'

const say = words.records.changeStatus

const changes = {
  client: changeClientStatus,
  session: changeSessionStatus,
  appointment: changeAppointmentStatus,
  invoice: changeInvoiceStatus,
  production_order: productionOrders.changeStatus,
  preproduction_order: preproductionOrders.changeStatus,
  task: changeTaskStatus,
} as const

const refreshes = { ...refreshedBy, task: [listTasks, readTask, readTaskHistory] } as const

/** A record as far as its status goes. `typeId` where each type has statuses of its own, `who` has it where a status may give it to others. */
export type Standing = {
  id: number
  version: number
  name: string
  typeId?: number
  who?: Who
  status: { id: number; name: string }
  status_due_on: string | null
}

type ChangeStatusProps = { kind: ShownKind | 'task'; record: Standing; opened: boolean; close: () => void }

/** Moves a record to another status, with a due date one may edit and a note for the history. */
export function ChangeStatus({ kind, record, opened, close }: ChangeStatusProps) {
  const statuses = useAnswer(
    listStatuses,
    { query: { subject_kind: kind, ...(record.typeId === undefined ? {} : { type_id: record.typeId }) } },
    { when: opened },
  )
  const [outdated, setOutdated] = useState<Outdated | null>(null)
  return (
    <>
      <FormWindow opened={opened} title={say.title(record.name)} close={close}>
        <Loaded answer={statuses}>{({ rows }) => <StatusForm kind={kind} record={record} statuses={rows} close={close} offer={setOutdated} />}</Loaded>
      </FormWindow>
      {outdated !== null && <CorrectionWindow kind={kind} {...outdated} close={() => setOutdated(null)} />}
    </>
  )
}

type StatusFormProps = Omit<ChangeStatusProps, 'opened'> & { statuses: readonly Status[]; offer: (outdated: Outdated) => void }

function StatusForm({ kind, record, statuses, close, offer }: StatusFormProps) {
  const [version, setVersion] = useState(record.version)
  const [statusId, setStatusId] = useState(record.status.id)
  const [dueOn, setDueOn] = useState(record.status_due_on)
  const [note, setNote] = useState('')
  const [given, setGiven] = useState<Partial<Who>>({})
  const isMoved = statusId !== record.status.id || dueOn !== record.status_due_on
  const foreseen = useImpact(isMoved ? { kind, id: record.id, changes: { status_id: statusId, due_on: dueOn } } : null)
  const done = () => {
    close()
    offer(correctable(foreseen.impact))
  }
  const change = useCommand<(typeof changes)[ShownKind | 'task']>(changes[kind], {
    refreshes: refreshes[kind],
    says: ({ status }) => say.saved(status?.name ?? ''),
    done,
    handles: () => true,
  })
  const errors = formErrors(change.error)
  const choose = (chosen: string | null) => {
    const status = statuses.find(({ id }) => String(id) === chosen)
    if (status === undefined) return
    setStatusId(status.id)
    setDueOn(status.id === record.status.id ? record.status_due_on : status.default_due_on)
    setGiven({})
  }
  const showNewest = () => {
    setVersion(record.version)
    setStatusId(record.status.id)
    setDueOn(record.status_due_on)
    setGiven({})
    change.reset()
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    change.mutate({ params: { id: record.id }, body: { status_id: statusId, due_on: dueOn, note, version, ...given } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard dirty={isMoved || note !== '' || Object.keys(given).length > 0} />
      <Stack>
        {change.error !== null && !isAtFields(change.error, ['status_id', 'due_on', 'note', 'department_id', 'member_id']) && (
          <ChangeTrouble trouble={change.error} reload={showNewest} />
        )}
        <Select
          label={say.status}
          data={statuses
            .filter(({ active, id }) => active || id === record.status.id)
            .map(({ id, name, active }) => ({ value: String(id), label: active ? name : say.inactive(name) }))}
          value={String(statusId)}
          onChange={choose}
          allowDeselect={false}
          error={errors.status_id}
          data-autofocus
        />
        {record.who !== undefined && (
          <WhoTakesOver
            who={{ ...whoIn(record.who, statusId === record.status.id ? undefined : statuses.find(({ id }) => id === statusId)), ...given }}
            give={(more) => setGiven({ ...given, ...more })}
            errors={errors}
          />
        )}
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
        <ImpactNote impact={foreseen.impact} settled={foreseen.settled} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={change.isPending || foreseen.waiting}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
