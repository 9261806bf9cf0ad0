import { readSession } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { OutdatedMessages } from '../impact/outdated-messages.tsx'
import { Record } from '../record.tsx'
import { Coming } from '../timeline/coming.tsx'
import { Moments } from '../timeline/moments.tsx'
import { sessionTimelineRoute } from './screens.tsx'

/** What is to come for a session, and below today everything that happened, the newest first. */
export function SessionTimeline() {
  const { id } = sessionTimelineRoute.useParams()
  const session = useAnswer(readSession, { params: { id } }, { when: id !== 0 })
  const { data } = session
  const title = data === undefined ? words.timeline.title : words.care.timeline.of(words.sessions.name(data.type.name, data.client.name))
  return (
    <Page title={title} description={words.timeline.ofSession}>
      <Record kind="session" id={id} answer={session}>
        {() => (
          <>
            <OutdatedMessages kind="session" id={id} />
            <Coming kind="session" id={id} />
            <Moments kind="session" id={id} />
          </>
        )}
      </Record>
    </Page>
  )
}
