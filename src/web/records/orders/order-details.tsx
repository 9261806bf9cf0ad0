import { Alert, Anchor, Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { clientPlace, sessionPlace } from '#web/app/places.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { type Editing, EditingOf } from '#web/ui/editing.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { ChangeStatus, type Standing } from '../change-status.tsx'
import { History } from '../history.tsx'
import { useImpactFirst } from '../impact/use-impact-first.tsx'
import { LongText } from '../long-text.tsx'
import { RecordStatus } from '../record-status.tsx'
import { RecordTasks } from '../record-tasks.tsx'
import { refreshedBy } from '../refreshed-by.ts'
import { TriggeredItems } from '../triggered-items.tsx'
import { orderDoors } from './order-doors.ts'
import { changedFields, draftOf, type ShownOrder } from './order-draft.ts'
import { OrderForm } from './order-form.tsx'

const say = words.orders

type OrderDetailsProps = { kind: OrderKind; id: number | undefined; close: (saved: boolean) => void }

/** An opened order. Is made anew for each: what is unsaved belongs to one. */
export function OrderDetails({ kind, id, close }: OrderDetailsProps) {
  const [dirty, setDirty] = useState(false)
  const order = useAnswer(orderDoors[kind].read, { params: { id: id ?? 0 } }, { when: id !== undefined })
  const mayWrite = useMay('records.write')
  const data = id === undefined ? undefined : order.data
  return (
    <Details
      opened={id !== undefined}
      onClose={() => close(false)}
      title={data === undefined ? say.kinds[kind] : say.name(data.number, data.client.name)}
      actions={mayWrite && data !== undefined ? <OrderActions kind={kind} order={data} dirty={dirty} /> : undefined}
    >
      {id !== undefined && (
        <EditingOf answer={order} inDrawer>
          {(found, editing) => (
            <OrderParts
              kind={kind}
              order={found}
              editing={{
                ...editing,
                setDirty: (unsaved) => {
                  setDirty(unsaved)
                  editing.setDirty(unsaved)
                },
              }}
            />
          )}
        </EditingOf>
      )}
    </Details>
  )
}

function OrderActions({ kind, order, dirty }: { kind: OrderKind; order: ShownOrder; dirty: boolean }) {
  const [changing, setChanging] = useState(false)
  const archive = useCommand(orderDoors[kind].archive, {
    refreshes: refreshedBy[kind],
    says: ({ archived_at }) => (archived_at === null ? say.restored : say.archived),
  })
  const { id, version, archived_at } = order
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  // What comes after would take the order's place in the form, and what was typed with it.
  if (dirty) return <Text size="sm">{say.saveFirst}</Text>
  if (archived_at !== null) {
    return (
      <Button variant="default" loading={archive.isPending} onClick={() => put(false)}>
        {words.records.restore}
      </Button>
    )
  }
  return (
    <>
      <Button onClick={() => setChanging(true)}>{words.records.changeStatus.button}</Button>
      <ConfirmButton
        variant="subtle"
        color="gray"
        label={words.records.archive}
        title={say.archiveTitle}
        text={say.archiveText}
        loading={archive.isPending}
        onConfirm={() => put(true)}
      />
      <ChangeStatus kind={kind} record={standingOf(kind, order)} opened={changing} close={() => setChanging(false)} />
    </>
  )
}

/** The order as far as its status goes; a preproduction order's status may give it to others. */
function standingOf(kind: OrderKind, { id, version, number, type, status, status_due_on, department, member }: ShownOrder): Standing {
  const standing = { id, version, name: number, status, status_due_on, ...(type === undefined ? {} : { typeId: type.id }) }
  return kind === 'production_order' ? standing : { ...standing, who: { department_id: department?.id ?? null, member_id: member?.id ?? null } }
}

function OrderParts({ kind, order, editing }: { kind: OrderKind; order: ShownOrder; editing: Editing }) {
  const mayWrite = useMay('records.write')
  const hasForm = mayWrite && order.archived_at === null
  const before = draftOf(order)
  const impact = useImpactFirst()
  const change = useCommand(orderDoors[kind].change, {
    refreshes: refreshedBy[kind],
    says: () => say.saved,
    done: () => {
      editing.setDirty(false)
      impact.saved()
    },
    handles: () => true,
  })
  return (
    <>
      {impact.window}
      <Group mb="md">
        <RecordStatus status={order.status} dueOn={order.status_due_on} near />
      </Group>
      {order.archived_at !== null && (
        <Alert color="honey" icon={<Icon name="info" />} mb="md">
          {say.isArchived}
        </Alert>
      )}
      {hasForm && (
        <Part title={say.change}>
          <OrderForm
            kind={kind}
            initial={before}
            present={order}
            saving={change.isPending || impact.asking}
            trouble={change.error}
            reload={editing.reload}
            setDirty={editing.setDirty}
            save={(draft, refused) => {
              const fields = changedFields(kind, before, draft)
              const save = () => change.mutate({ params: { id: order.id }, body: { ...fields, version: order.version } }, { onError: refused })
              impact.first({ kind, id: order.id, fields }, save)
            }}
          />
        </Part>
      )}
      <Part title={say.facts}>
        <Facts
          facts={[
            [
              say.form.client,
              <Anchor key="client" component={Link} to={clientPlace(order.client.id)}>
                {order.client.name}
              </Anchor>,
            ],
            [
              say.form.session,
              order.session === null ? null : (
                <Anchor key="session" component={Link} to={sessionPlace(order.session.id)}>
                  {order.session.number}
                </Anchor>
              ),
            ],
            ...(hasForm ? [] : ownFacts(order)),
            [words.sessions.facts.externalId, order.external_id],
          ]}
        />
      </Part>
      <RecordTasks of={kind === 'production_order' ? { production_order_id: order.id } : { preproduction_order_id: order.id }} frame={Part} />
      <TriggeredItems of={{ subject_kind: kind, subject_id: order.id }} frame={Part} />
      <History kind={kind} id={order.id} frame={Part} />
    </>
  )
}

/** What the form shows where there is one. */
function ownFacts(order: ShownOrder): (readonly [string, React.ReactNode])[] {
  const { form } = say
  const day = (date: string | null) => date && <DateText key="day" date={date} />
  return [
    [form.type, order.type?.name],
    [form.description, order.description],
    [form.vendor, order.vendor?.name],
    [form.invoice, order.invoice?.number],
    [form.department, order.department?.name],
    [form.member, order.member?.name],
    [form.orderedOn, day(order.ordered_on)],
    [form.expectedOn, day(order.expected_on)],
    [form.receivedOn, day(order.received_on)],
    [form.tracking, order.tracking],
    [form.notes, order.notes === '' ? null : <LongText key="notes" text={order.notes} />],
  ]
}
