import { useForm } from '@mantine/form'
import { draftProblems, type InvoiceDraft } from './invoice-draft.ts'
import { useMoneyStyle } from './money-text.tsx'

/** The form's state. */
export function useInvoiceForm(initial: InvoiceDraft) {
  const style = useMoneyStyle()
  return useForm({ initialValues: initial, validate: (draft: InvoiceDraft) => draftProblems(draft, style) })
}

export type InvoiceFormOf = { form: ReturnType<typeof useInvoiceForm> }
