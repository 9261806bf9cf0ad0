import { type Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint of the tasks' table means to a person. */
export const taskRefusals: Record<string, () => Refusal> = {
  task_client: () => refuseField('client_id', 'no-such-client', 'This client is not there. Search for the client again.'),
  task_session: () => refuseField('session_id', 'no-such-session', 'This session is not there. Search for the session again.'),
  task_member: () => refuseField('member_id', 'no-such-member', 'This member is not there. Reload the page and choose another.'),
  task_department: () => refuseField('department_id', 'no-such-department', 'This department is not there. Reload the page and choose another.'),
  task_appointment: () => refuseField('appointment_id', 'no-such-appointment', 'This appointment is not there. Search for it again.'),
  task_invoice: () => refuseField('invoice_id', 'no-such-invoice', 'This invoice is not there. Search for it again.'),
  task_production_order: () => refuseField('production_order_id', 'no-such-order', 'This production order is not there. Search for it again.'),
  task_preproduction_order: () => refuseField('preproduction_order_id', 'no-such-order', 'This preproduction order is not there. Search for it again.'),
}
