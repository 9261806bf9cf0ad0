import { type Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint of the appointments' table means to a person. */
export const appointmentRefusals: Record<string, () => Refusal> = {
  appointment_minutes: () => refuseField('minutes', 'bad-length', 'An appointment lasts from one minute to seven days (10,080 minutes).'),
  appointment_external_id_unique: () =>
    refuseField('external_id', 'external-id-taken', 'Another appointment has this number of the other program. Open that one, or give another number.'),
  appointment_type: () => refuseField('type_id', 'no-such-type', 'This type is not there any more. Reload the page and choose another.'),
  appointment_status: () => refuseField('status_id', 'no-such-status', 'This status is not there any more. Reload the page and choose another.'),
  appointment_client: () => refuseField('client_id', 'no-such-client', 'This client is not there. Search for the client again.'),
  appointment_session: () => refuseField('session_id', 'no-such-session', 'This session is not there. Search for the session again.'),
  appointment_member: () => refuseField('member_id', 'no-such-member', 'This member is not there. Reload the page and choose another.'),
}
