import { type Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint of the sessions' tables means to a person. */
export const sessionRefusals: Record<string, () => Refusal> = {
  session_number_unique: () => refuseField('number', 'number-taken', 'Another session has this number. Give another, or leave it empty to get the next one.'),
  session_external_id_unique: () =>
    refuseField('external_id', 'external-id-taken', 'Another session has this number of the other program. Open that one, or give another number.'),
  session_client: () => refuseField('client_id', 'no-such-client', 'This client is not there. Search for the client again.'),
  session_type: () => refuseField('type_id', 'no-such-type', 'This type is not there any more. Reload the page and choose another.'),
  session_status: () => refuseField('status_id', 'no-such-status', 'This status is not there any more. Reload the page and choose another.'),
  session_photographer: () => refuseField('photographer_id', 'no-such-member', 'This photographer is not there. Reload the page and choose another.'),
  session_booked_by: () => refuseField('booked_by_id', 'no-such-member', 'The member who booked is not there. Reload the page and choose another.'),
}
