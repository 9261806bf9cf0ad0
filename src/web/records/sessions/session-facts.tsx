import { Link } from '@tanstack/react-router'
import { shownNumber } from '#studio/records/imports/own-mark.ts'
import type { Session } from '#studio/records/sessions/contract.ts'
import { DateText } from '#web/ui/dates.tsx'
import { Facts } from '#web/ui/details.tsx'
import { listed } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import { LongText } from '../long-text.tsx'
import classes from '../section.module.css'
import { Section } from '../section.tsx'

const say = words.sessions
const names = say.facts

/** Whose session it is, who takes it, and what is noted. */
export function SessionFacts({ session }: { session: Session }) {
  const { client, type, photographer, assistants, booked_on, booked_by, created_on, external_id, notes } = session
  return (
    <>
      <Section title={words.records.details}>
        <Facts
          facts={[
            [
              names.client,
              <Link key="client" to="/clients/$id" params={{ id: client.id }} className={classes.link ?? ''}>
                {client.name}
              </Link>,
            ],
            [names.type, type.name],
            [names.photographer, photographer?.name ?? say.nobody],
            [names.assistants, listed(assistants.map(({ name }) => name))],
            [names.bookedOn, booked_on && <DateText date={booked_on} />],
            [names.bookedBy, booked_by?.name],
            [names.createdOn, created_on && <DateText date={created_on} />],
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
