import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { changeInvoice, type Invoice, readInvoice } from '#studio/records/invoices/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Record } from '../record.tsx'
import { changedFields, draftOf } from './invoice-draft.ts'
import { InvoiceForm } from './invoice-form.tsx'
import { useMoneyStyle } from './money-text.tsx'
import { editInvoiceRoute } from './screens.tsx'
import { useInvoiceCommand } from './use-invoice-command.ts'

const say = words.invoices

export function EditInvoice() {
  const { id } = editInvoiceRoute.useParams()
  const invoice = useAnswer(readInvoice, { params: { id } }, { when: id !== 0 })
  if (invoice.data === undefined) {
    return (
      <Page title={words.records.edit}>
        <Record kind="invoice" id={id} answer={invoice}>
          {() => null}
        </Record>
      </Page>
    )
  }
  return <Edit newest={invoice.data} refetch={() => invoice.refetch().then(({ data: fresh }) => fresh)} />
}

/** The form begins with what was there when it opened, and stays with it: what others change meanwhile is refused, then shown. */
function Edit({ newest, refetch }: { newest: Invoice; refetch: () => Promise<Invoice | undefined> }) {
  const [seen, setSeen] = useState(newest)
  const style = useMoneyStyle()
  const go = useNavigate()
  const leave = (saved: boolean) => void go({ to: '/invoices/$id', params: { id: seen.id }, replace: true, ignoreBlocker: saved })
  const change = useInvoiceCommand(changeInvoice, { says: () => say.saved, done: () => leave(true), handles: () => true })
  const before = draftOf(seen, style)
  const reload = async () => {
    setSeen((await refetch()) ?? newest)
    change.reset()
  }
  return (
    <Page title={say.form.edit(seen.number)} description={seen.bill_to.name}>
      <InvoiceForm
        key={seen.version}
        initial={before}
        present={[seen.type]}
        pending={change.isPending}
        trouble={change.error}
        save={(draft, refused) =>
          change.mutate({ params: { id: seen.id }, body: { version: seen.version, ...changedFields(before, draft) } }, { onError: refused })
        }
        cancel={() => leave(false)}
        reload={() => void reload()}
      />
    </Page>
  )
}
