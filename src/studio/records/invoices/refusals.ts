import { Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint of the invoices' tables means to a person. */
export const invoiceRefusals: Record<string, () => Refusal> = {
  invoice_number_unique: () => refuseField('number', 'number-taken', 'Another invoice has this number. Give another, or leave it empty to get the next one.'),
  invoice_external_id_unique: () =>
    refuseField('external_id', 'external-id-taken', 'Another invoice has this number of the other program. Open that one, or give another number.'),
  invoice_bill_to: () => refuseField('bill_to_id', 'no-such-client', 'This client is not there. Search for the client again.'),
  invoice_session: () => refuseField('session_id', 'no-such-session', 'This session is not there. Search for the session again.'),
  invoice_type: () => refuseField('type_id', 'no-such-type', 'This type is not there any more. Reload the page and choose another.'),
  invoice_status: () => refuseField('status_id', 'no-such-status', 'This status is not there any more. Reload the page and choose another.'),
}

export const nobodyPays = () => refuseField('bill_to_id', 'no-bill-to', 'Nobody pays this invoice yet. Choose the client it is billed to, or a session.')

export const statusesUnused = () =>
  new Refusal(
    'conflict',
    'invoice-statuses-unused',
    'This studio does not use invoice statuses. Switch on “Use invoice statuses” under Settings, Studio, first.',
  )
