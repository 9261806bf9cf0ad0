import { Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import { changeSession, type Session } from '#studio/records/sessions/contract.ts'
import { useMay } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'
import { useSessionCommand } from './use-session-command.ts'

const say = words.sessions
const marks = ['on_hold', 'confirmed', 'canceled'] as const
type Mark = (typeof marks)[number]
const labels = { on_hold: say.onHold, confirmed: say.confirmed, canceled: say.canceled } as const

/** On hold, confirmed, canceled: each takes effect as soon as it is switched. */
export function SessionSwitches({ session }: { session: Session }) {
  const mayWrite = useMay('records.write')
  const change = useSessionCommand(changeSession, {})
  const [pressed, setPressed] = useState<{ mark: Mark; on: boolean } | null>(null)
  const put = (mark: Mark, on: boolean) => {
    setPressed({ mark, on })
    change.mutate({ params: { id: session.id }, body: { version: session.version, [mark]: on } })
  }
  // As it was pressed until the answer is there: the session may be newer already while the command still counts as under way.
  const stands = (mark: Mark) => (change.isPending && pressed?.mark === mark ? pressed.on : session[mark])
  return (
    <Section title={say.where}>
      <Stack gap="sm">
        {marks.map((mark) => (
          <Switch
            key={mark}
            label={labels[mark]}
            description={say.switchHints[mark]}
            checked={stands(mark)}
            disabled={!mayWrite || session.archived_at !== null}
            onChange={(event) => {
              if (!change.isPending) put(mark, event.currentTarget.checked)
            }}
          />
        ))}
      </Stack>
    </Section>
  )
}
