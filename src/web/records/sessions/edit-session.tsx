import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { changeSession, readSession, type Session } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Record } from '../record.tsx'
import { editSessionRoute } from './screens.tsx'
import { changedFields, draftOf } from './session-draft.ts'
import { SessionForm } from './session-form.tsx'
import { useSessionCommand } from './use-session-command.ts'

const say = words.sessions

export function EditSession() {
  const { id } = editSessionRoute.useParams()
  const session = useAnswer(readSession, { params: { id } }, { when: id !== 0 })
  if (session.data === undefined) {
    return (
      <Page title={words.records.edit}>
        <Record kind="session" id={id} answer={session}>
          {() => null}
        </Record>
      </Page>
    )
  }
  return <Edit newest={session.data} refetch={() => session.refetch().then(({ data: fresh }) => fresh)} />
}

/** The form begins with what was there when it opened, and stays with it: what others change meanwhile is refused, then shown. */
function Edit({ newest, refetch }: { newest: Session; refetch: () => Promise<Session | undefined> }) {
  const [seen, setSeen] = useState(newest)
  const go = useNavigate()
  const leave = (saved: boolean) => void go({ to: '/sessions/$id', params: { id: seen.id }, replace: true, ignoreBlocker: saved })
  const change = useSessionCommand(changeSession, { says: () => say.saved, done: () => leave(true), handles: () => true })
  const before = draftOf(seen)
  const reload = async () => {
    setSeen((await refetch()) ?? newest)
    change.reset()
  }
  return (
    <Page title={say.form.edit(say.name(seen.type.name, seen.client.name))} description={say.number(seen.number)}>
      <SessionForm
        key={seen.version}
        initial={before}
        present={{ types: [seen.type], members: [seen.photographer, seen.booked_by, ...seen.assistants].filter((one) => one !== null) }}
        pending={change.isPending}
        trouble={change.error}
        save={(draft, refused) =>
          change.mutate({ params: { id: seen.id }, body: { version: seen.version, ...changedFields(before, draft) } }, { onError: refused })
        }
        cancel={() => leave(false)}
        reload={() => void reload()}
      />
    </Page>
  )
}
