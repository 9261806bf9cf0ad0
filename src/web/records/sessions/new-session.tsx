import { createSession } from '#studio/records/sessions/contract.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Around } from '../around.tsx'
import { useNewRecord } from '../use-new-record.ts'
import type { Picked } from './client-picker.tsx'
import { newSessionRoute } from './screens.tsx'
import { emptyDraft, newSession } from './session-draft.ts'
import { SessionForm } from './session-form.tsx'

const say = words.sessions

export function NewSession() {
  const { client } = newSessionRoute.useSearch()
  return (
    <Page title={say.form.new}>
      <Around client={client}>{(known) => <Add client={known.client} />}</Around>
    </Page>
  )
}

function Add({ client }: { client: Picked | null }) {
  const frame = useNewRecord(createSession, {
    kind: 'session',
    says: ({ number }) => say.created(number),
    initial: emptyDraft(client),
    body: newSession,
  })
  return <SessionForm frame={frame} />
}
