import { Anchor, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { Client } from '#studio/records/clients/contract.ts'
import { shownNumber } from '#studio/records/imports/own-mark.ts'
import type { YearDay } from '#studio/records/year-day.ts'
import { useMe } from '#web/app/me.ts'
import { useClock } from '#web/ui/dates.tsx'
import { Facts } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { LongText } from '../long-text.tsx'
import { Section } from '../section.tsx'
import { toldDay, yearsOn } from '../told-day.ts'
import { languageName } from './languages.ts'

const say = words.clients
const fields = words.records.fields

/** Who the client is, for reading. */
export function ClientFacts({ client }: { client: Client }) {
  const { studio } = useMe()
  const { emails, phones, family_members, birthday, anniversary, notes } = client
  return (
    <>
      <Section title={say.contact}>
        <Facts
          facts={[
            [
              fields.emails,
              <Several
                key="emails"
                none={say.noEmail}
                lines={emails.map((email) => (
                  <Anchor key={email} href={`mailto:${email}`} display="block">
                    {email}
                  </Anchor>
                ))}
              />,
            ],
            [
              fields.phones,
              <Several
                key="phones"
                none={say.noPhone}
                lines={phones.map((phone) => <Phone key={phone.phone} {...phone} country={studio.default_country} />)}
              />,
            ],
            [say.address, addressOf(client)],
          ]}
        />
      </Section>
      {(birthday !== null || anniversary !== null || family_members.length > 0) && (
        <Section title={say.family}>
          <Facts
            facts={[
              [fields.birthday, birthday && <Day day={birthday} />],
              [fields.anniversary, anniversary && <Day day={anniversary} />],
              ...family_members.map((member) => [member.relation === '' ? say.member : member.relation, <Member key={member.id} member={member} />] as const),
            ]}
          />
        </Section>
      )}
      {notes !== '' && (
        <Section title={words.records.notes}>
          <LongText text={notes} />
        </Section>
      )}
      <Section title={say.other} late>
        <Facts
          facts={[
            [fields.language, client.language === null ? words.records.studioLanguage(languageName(studio.language)) : languageName(client.language)],
            [fields.zone, client.zone ?? words.records.studioZone(studio.zone)],
            [fields.lead_source, client.lead_source],
            [fields.external_id, shownNumber(client.external_id)],
          ]}
        />
      </Section>
    </>
  )
}

function Several({ none, lines }: { none: string; lines: readonly ReactNode[] }) {
  if (lines.length > 0) return <Stack gap={2}>{lines}</Stack>
  return (
    <Text span inherit c="dimmed">
      {none}
    </Text>
  )
}

function Phone({ phone, label, sms, country }: Client['phones'][number] & { country: string }) {
  return (
    <div>
      <Anchor href={`tel:${phone}`}>{readablePhone(phone, country)}</Anchor>
      <Text span inherit c="dimmed">
        {label !== '' && ` ${label}`}
        {sms && (
          <>
            {' '}
            <Icon name="message" size={14} /> {say.texts}
          </>
        )}
      </Text>
    </div>
  )
}

function Day({ day }: { day: YearDay }) {
  const clock = useClock()
  const years = yearsOn(day, clock.today)
  return (
    <>
      {toldDay(day, clock)}
      {years !== null && (
        <Text span inherit c="dimmed">
          {` · ${say.yearsOld(years)}`}
        </Text>
      )}
    </>
  )
}

function Member({ member }: { member: Client['family_members'][number] }) {
  const { default_country } = useMe().studio
  return (
    <>
      <div>{member.name}</div>
      {member.birthday !== null && <Day day={member.birthday} />}
      {member.email !== null && (
        <div>
          <Anchor href={`mailto:${member.email}`}>{member.email}</Anchor>
        </div>
      )}
      {member.phone !== null && (
        <div>
          <Anchor href={`tel:${member.phone}`}>{readablePhone(member.phone, default_country)}</Anchor>
        </div>
      )}
    </>
  )
}

function addressOf({ street, city, region, postcode, country }: Client): ReactNode {
  const lines = [street, [city, [region, postcode].filter((part) => part !== '').join(' ')].filter((part) => part !== '').join(', '), country]
  const filled = lines.filter((line) => line !== '')
  return filled.length === 0 ? null : filled.map((line) => <div key={line}>{line}</div>)
}
