import { readClient } from '#studio/records/clients/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { clientTitle } from '../clients/client-title.ts'
import { timelineRoute } from '../clients/screens.tsx'
import { OutdatedMessages } from '../impact/outdated-messages.tsx'
import { Record } from '../record.tsx'
import { Coming } from '../timeline/coming.tsx'
import { Moments } from '../timeline/moments.tsx'

const say = words.care.timeline

/** What is to come for a client, and below today everything that happened, the newest first. */
export function ClientTimeline() {
  const { id } = timelineRoute.useParams()
  const client = useAnswer(readClient, { params: { id } }, { when: id !== 0 })
  return (
    <Page title={client.data === undefined ? say.title : say.of(clientTitle(client.data))} description={say.description}>
      <Record kind="client" id={id} answer={client}>
        {() => (
          <>
            <OutdatedMessages kind="client" id={id} />
            <Coming kind="client" id={id} />
            <Moments kind="client" id={id} />
          </>
        )}
      </Record>
    </Page>
  )
}
