import { Fragment } from 'react'
import { listMailEvents } from '#studio/messages/incoming/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Facts, Part } from '#web/ui/details.tsx'
import { words } from '#web/words/words.ts'

const say = words.messages.details

/** What is known to have become of an email after it left; nothing where nothing is known. */
export function MailEvents({ id }: { id: number }) {
  const { rows = [] } = useAnswer(listMailEvents, { params: { id } }).data ?? {}
  if (rows.length === 0) return null
  return (
    <Part title={say.events}>
      <Facts
        facts={rows.map((event) => [
          say.became[event.kind],
          <Fragment key={event.id}>
            <DateTimeText instant={event.at} />
            {event.detail === '' ? '' : ` · ${event.detail}`}
          </Fragment>,
        ])}
      />
    </Part>
  )
}
