import { createInvoice } from '#studio/records/invoices/contract.ts'
import { useMe } from '#web/app/me.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Around } from '../around.tsx'
import type { Picked } from '../sessions/client-picker.tsx'
import { useNewRecord } from '../use-new-record.ts'
import { emptyDraft, newInvoice } from './invoice-draft.ts'
import { InvoiceForm } from './invoice-form.tsx'
import { newInvoiceRoute } from './screens.tsx'

const say = words.invoices

export function NewInvoice() {
  const { client, session } = newInvoiceRoute.useSearch()
  return (
    <Page title={say.form.new}>
      <Around client={client} session={session}>
        {(known) => <Add {...known} />}
      </Around>
    </Page>
  )
}

function Add({ client, session }: { client: Picked | null; session: Picked | null }) {
  const { today } = useMe()
  const frame = useNewRecord(createInvoice, {
    kind: 'invoice',
    says: ({ number }) => say.created(number),
    initial: emptyDraft({ client, session, today }),
    body: newInvoice,
  })
  return <InvoiceForm frame={frame} />
}
