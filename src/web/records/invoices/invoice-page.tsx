import { Alert, Button, Group, Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { changeInvoice, type Invoice, readInvoice } from '#studio/records/invoices/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { PdfLink } from '#web/messages/letters/pdf-link.tsx'
import { pdfPlaces } from '#web/messages/letters/places.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { ChangeStatus } from '../change-status.tsx'
import { History } from '../history.tsx'
import { OutdatedMessages } from '../impact/outdated-messages.tsx'
import { useImpactFirst } from '../impact/use-impact-first.tsx'
import { Record } from '../record.tsx'
import { RecordStatus } from '../record-status.tsx'
import { RecordTasks } from '../record-tasks.tsx'
import { Columns } from '../section.tsx'
import { TriggeredItems } from '../triggered-items.tsx'
import { AddPayment } from './add-payment.tsx'
import { ArchiveInvoice } from './archive-invoice.tsx'
import { InvoiceFacts, InvoiceSums } from './invoice-facts.tsx'
import { InvoiceDues, InvoiceLines, InvoicePayments } from './invoice-parts.tsx'
import { InvoiceStanding } from './invoice-standing.tsx'
import { invoiceRoute } from './screens.tsx'
import { useInvoiceCommand } from './use-invoice-command.ts'

const say = words.invoices

/** One invoice: what it asks for, what was paid, and when the rest is due. */
export function InvoicePage() {
  const { id } = invoiceRoute.useParams()
  const invoice = useAnswer(readInvoice, { params: { id } }, { when: id !== 0 })
  const { use_invoice_statuses } = useMe().studio
  const [doing, setDoing] = useState<'status' | 'payment' | null>(null)
  const { data } = invoice
  const name = data === undefined ? say.one : say.name(data.number)
  const close = () => setDoing(null)
  return (
    <Page title={name} description={data?.bill_to.name} actions={data && <Actions invoice={data} start={setDoing} />}>
      <Record kind="invoice" id={id} answer={invoice}>
        {(found) => <Whole invoice={found} />}
      </Record>
      {data !== undefined && <AddPayment invoice={data} opened={doing === 'payment'} close={close} />}
      {data !== undefined && use_invoice_statuses && <ChangeStatus kind="invoice" record={{ ...data, name }} opened={doing === 'status'} close={close} />}
    </Page>
  )
}

function Whole({ invoice }: { invoice: Invoice }) {
  const { use_invoice_statuses } = useMe().studio
  return (
    <>
      <Group gap="sm">
        <InvoiceStanding invoice={invoice} />
        {use_invoice_statuses && <RecordStatus status={invoice.status} dueOn={invoice.status_due_on} near />}
      </Group>
      {invoice.archived_at !== null && (
        <Alert color="honey" icon={<Icon name="info" />}>
          {say.isArchived}
        </Alert>
      )}
      <OutdatedMessages kind="invoice" id={invoice.id} />
      <Columns
        left={
          <>
            <InvoiceSums invoice={invoice}>
              <Canceled invoice={invoice} />
            </InvoiceSums>
            <InvoiceFacts invoice={invoice} />
          </>
        }
        right={
          <>
            <InvoiceLines invoice={invoice} />
            <InvoicePayments invoice={invoice} />
            <InvoiceDues invoice={invoice} />
            <RecordTasks of={{ invoice_id: invoice.id }} />
            <TriggeredItems of={{ subject_kind: 'invoice', subject_id: invoice.id }} />
            <History kind="invoice" id={invoice.id} statuses={use_invoice_statuses} />
          </>
        }
      />
    </>
  )
}

/** Takes effect as soon as it is switched. */
function Canceled({ invoice: { id, version, canceled, archived_at } }: { invoice: Invoice }) {
  const mayWrite = useMay('records.write')
  const impact = useImpactFirst()
  const change = useInvoiceCommand(changeInvoice, { done: () => impact.saved() })
  const pending = change.isPending || impact.asking
  const put = (fields: { canceled: boolean }) =>
    impact.first({ kind: 'invoice', id, fields }, () => change.mutate({ params: { id }, body: { version, ...fields } }))
  return (
    <>
      <Switch
        mt="md"
        label={say.canceled}
        description={say.canceledHint}
        checked={pending ? !canceled : canceled}
        disabled={!mayWrite || archived_at !== null}
        onChange={(event) => {
          if (!pending) put({ canceled: event.currentTarget.checked })
        }}
      />
      {impact.window}
    </>
  )
}

function Actions({ invoice, start }: { invoice: Invoice; start: (what: 'status' | 'payment') => void }) {
  const mayWrite = useMay('records.write')
  const { use_invoice_statuses } = useMe().studio
  const copy = <PdfLink to={pdfPlaces.invoiceCopy(invoice.id)} label={words.letters.copy} />
  if (!mayWrite) return copy
  return (
    <>
      <Button onClick={() => start('payment')}>{say.pay.button}</Button>
      <Button variant="default" renderRoot={(props) => <Link to="/invoices/$id/edit" params={{ id: invoice.id }} {...props} />}>
        {words.records.edit}
      </Button>
      {use_invoice_statuses && (
        <Button variant="default" onClick={() => start('status')}>
          {words.records.changeStatus.button}
        </Button>
      )}
      {copy}
      <ArchiveInvoice invoice={invoice} />
    </>
  )
}
