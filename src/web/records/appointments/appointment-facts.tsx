import { Link } from '@tanstack/react-router'
import type { Appointment } from '#studio/records/appointments/contract.ts'
import { shownNumber } from '#studio/records/imports/own-mark.ts'
import { DateText } from '#web/ui/dates.tsx'
import { Facts } from '#web/ui/details.tsx'
import { words } from '#web/words/words.ts'
import { LongText } from '../long-text.tsx'
import classes from '../section.module.css'
import { Section } from '../section.tsx'

const say = words.appointments
const names = say.facts

/** With whom, where, and what is noted. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }) {
  const { type, client, session, member, place, booked_on, external_id, notes } = appointment
  return (
    <>
      <Section title={words.records.details}>
        <Facts
          facts={[
            [names.type, type.name],
            [
              names.client,
              client === null ? (
                say.noClient
              ) : (
                <Link key="client" to="/clients/$id" params={{ id: client.id }} className={classes.link ?? ''}>
                  {client.name}
                </Link>
              ),
            ],
            [
              names.session,
              session && (
                <Link key="session" to="/sessions/$id" params={{ id: session.id }} className={classes.link ?? ''}>
                  {session.name}
                </Link>
              ),
            ],
            [names.member, member?.name ?? say.nobody],
            [names.place, place],
            [names.bookedOn, booked_on && <DateText date={booked_on} />],
            [names.externalId, shownNumber(external_id)],
          ]}
        />
      </Section>
      {notes !== '' && (
        <Section title={words.records.notes}>
          <LongText text={notes} />
        </Section>
      )}
    </>
  )
}
