import { Radio, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '#web/words/words.ts'
import { kindLabel, missingChannel, type TriggerKind, triggerKindKeys } from './trigger-kinds.ts'
import classes from './triggers.module.css'

const say = words.triggers.general

const ready = triggerKindKeys.filter((kind) => missingChannel(kind) === null)
const notYet = triggerKindKeys.filter((kind) => missingChannel(kind) !== null)

type KindChoiceProps = { kind: TriggerKind | null; choose: (kind: TriggerKind) => void; error: ReactNode }

/** The guide's question with its ten answers. Those that cannot be generated yet are folded away, and say so. */
export function KindChoice({ kind, choose, error }: KindChoiceProps) {
  return (
    <Radio.Group
      label={say.kind}
      value={kind ?? ''}
      error={error}
      onChange={(value) => {
        const chosen = triggerKindKeys.find((one) => one === value)
        if (chosen !== undefined) choose(chosen)
      }}
    >
      <div className={classes.kinds}>
        {ready.map((one) => (
          <KindCard key={one} kind={one} />
        ))}
      </div>
      <details className={classes.notYet}>
        <summary>{say.kindsNotYet(notYet.length)}</summary>
        <div className={classes.kinds}>
          {notYet.map((one) => (
            <KindCard key={one} kind={one} />
          ))}
        </div>
      </details>
    </Radio.Group>
  )
}

function KindCard({ kind }: { kind: TriggerKind }) {
  const missing = missingChannel(kind)
  const why = missing === 'letter' || missing === 'sms' || missing === 'web-form' ? say.kindNotYet(missing) : null
  return (
    <Radio.Card value={kind} disabled={why !== null} className={classes.kind ?? ''} data-disabled={why !== null || undefined}>
      <Radio.Indicator disabled={why !== null} />
      <span>
        <Text span size="sm" fw={600} display="block" {...(why === null ? {} : { c: 'dimmed' })}>
          {kindLabel(kind)}
        </Text>
        <Text span size="xs" c="dimmed" display="block">
          {why ?? say.kinds[kind]}
        </Text>
      </span>
    </Radio.Card>
  )
}
