import { changeInvoice, readInvoice } from '#studio/records/invoices/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { EditRecord } from '../edit-record.tsx'
import { changedFields, draftOf } from './invoice-draft.ts'
import { InvoiceForm } from './invoice-form.tsx'
import { useMoneyStyle } from './money-text.tsx'
import { editInvoiceRoute } from './screens.tsx'

const say = words.invoices

export function EditInvoice() {
  const { id } = editInvoiceRoute.useParams()
  const style = useMoneyStyle()
  const answer = useAnswer(readInvoice, { params: { id } }, { when: id !== 0 })
  return (
    <EditRecord
      kind="invoice"
      id={id}
      answer={answer}
      contracts={{ read: readInvoice, change: changeInvoice }}
      saved={say.saved}
      draft={{ of: (invoice) => draftOf(invoice, style), changes: changedFields }}
      head={({ number, bill_to }) => ({ title: say.form.edit(number), description: bill_to.name })}
    >
      {({ type }, frame) => <InvoiceForm frame={frame} present={[type]} />}
    </EditRecord>
  )
}
