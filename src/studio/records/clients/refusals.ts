import { type Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint of the clients' tables means to a person. */
export const clientRefusals: Record<string, () => Refusal> = {
  client_external_id_unique: () =>
    refuseField('external_id', 'external-id-taken', 'Another client has this number of the other program. Open that one, or give another number.'),
  client_named: () => refuseField('last_name', 'nameless-client', 'A client needs a name: give a first name, a last name or a company.'),
  client_status: () => refuseField('status_id', 'no-such-status', 'This status is not there any more. Reload the page and choose another.'),
}
