import { Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { Section } from './section.tsx'

const say = words.sessions
const marks = ['on_hold', 'confirmed', 'canceled'] as const
type Mark = (typeof marks)[number]
const labels = { on_hold: say.onHold, confirmed: say.confirmed, canceled: say.canceled } as const

type MarkSwitchesProps = {
  record: Record<Mark, boolean> & { archived_at: string | null }
  hints: Record<Mark, string>
  /** Whether a press is under way. */
  pending: boolean
  put: (change: Partial<Record<Mark, boolean>>) => void
}

/** On hold, confirmed, canceled: each takes effect as soon as it is switched. */
export function MarkSwitches({ record, hints, pending, put }: MarkSwitchesProps) {
  const mayWrite = useMay('records.write')
  const [pressed, setPressed] = useState<{ mark: Mark; on: boolean } | null>(null)
  // As it was pressed until the answer is there: the record may be newer already while the command still counts as under way.
  const stands = (mark: Mark) => (pending && pressed?.mark === mark ? pressed.on : record[mark])
  return (
    <Section title={say.where}>
      <Stack gap="sm">
        {marks.map((mark) => (
          <Switch
            key={mark}
            label={labels[mark]}
            description={hints[mark]}
            checked={stands(mark)}
            disabled={!mayWrite || record.archived_at !== null}
            onChange={(event) => {
              if (pending) return
              setPressed({ mark, on: event.currentTarget.checked })
              put({ [mark]: event.currentTarget.checked })
            }}
          />
        ))}
      </Stack>
    </Section>
  )
}
