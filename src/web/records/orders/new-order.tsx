import { useState } from 'react'
import { readClient } from '#studio/records/clients/contract.ts'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Details } from '#web/ui/details.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { clientTitle } from '../clients/client-title.ts'
import { refreshedBy } from '../refreshed-by.ts'
import type { Picked } from '../sessions/client-picker.tsx'
import { orderDoors } from './order-doors.ts'
import { emptyDraft, newOrder } from './order-draft.ts'
import { OrderForm } from './order-form.tsx'

const say = words.orders

type NewOrderProps = { kind: OrderKind; opened: boolean; client: number | undefined; session: number | undefined; close: (made: number | undefined) => void }

/** An order that a person adds; from a client's or a session's page the client is chosen already. */
export function NewOrder({ kind, opened, client, session, close }: NewOrderProps) {
  const found = useAnswer(readClient, { params: { id: client ?? 0 } }, { when: opened && client !== undefined })
  return (
    <Details opened={opened} onClose={() => close(undefined)} title={say.add[kind]}>
      {client === undefined ? (
        <Add kind={kind} client={null} session={null} close={close} />
      ) : (
        <Loaded answer={found}>
          {(data) => <Add kind={kind} client={{ id: data.id, name: clientTitle(data) }} session={session ?? null} close={close} />}
        </Loaded>
      )}
    </Details>
  )
}

function Add({ kind, client, session, close }: Pick<NewOrderProps, 'kind' | 'close'> & { client: Picked | null; session: number | null }) {
  const [dirty, setDirty] = useState(false)
  const create = useCommand(orderDoors[kind].create, {
    refreshes: refreshedBy[kind],
    says: ({ number }) => say.created(number),
    done: ({ id }) => close(id),
    handles: () => true,
  })
  return (
    <>
      <OrderForm
        kind={kind}
        initial={emptyDraft(client, session)}
        present={null}
        saving={create.isPending}
        trouble={create.error}
        save={(draft, refused) => create.mutate({ body: newOrder(kind, draft) }, { onError: refused })}
        setDirty={setDirty}
        reload={() => create.reset()}
      />
      <LeaveGuard dirty={dirty} inDrawer />
    </>
  )
}
