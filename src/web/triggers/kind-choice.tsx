import { Badge, Radio, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import { words } from '#web/words/words.ts'
import { kindLabel, mayReach, missingChannel, type TriggerKind, triggerKindKeys, triggerKinds } from './trigger-kinds.ts'
import classes from './triggers.module.css'

const say = words.triggers.general

type KindChoiceProps = { kind: TriggerKind | null; recipient: RecipientKind; choose: (kind: TriggerKind) => void; error: ReactNode }

/** The guide's question with its ten answers. Those that cannot be made yet can be set up; the trigger stays off until they can. */
export function KindChoice({ kind, recipient, choose, error }: KindChoiceProps) {
  const missing = kind === null ? null : missingChannel(kind)
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
        {triggerKindKeys.map((one) => (
          <KindCard key={one} kind={one} disabled={one !== kind && triggerKinds[one].some((channel) => !mayReach(channel, recipient))} />
        ))}
      </div>
      {(missing === 'letter' || missing === 'sms' || missing === 'web-form') && (
        <Text size="sm" mt="xs" aria-live="polite">
          {say.kindNotYet(missing)}
        </Text>
      )}
    </Radio.Group>
  )
}

function KindCard({ kind, disabled }: { kind: TriggerKind; disabled: boolean }) {
  return (
    <Radio.Card value={kind} className={classes.kind ?? ''} disabled={disabled}>
      <Radio.Indicator />
      <span>
        <Text span size="sm" fw={600} display="block">
          {kindLabel(kind)}
        </Text>
        <Text span size="xs" c="dimmed" display="block">
          {disabled ? say.noLetter : say.kinds[kind]}
        </Text>
        {missingChannel(kind) !== null && (
          <Badge component="span" color="gray" variant="light" size="sm" mt={4}>
            {say.notYet}
          </Badge>
        )}
      </span>
    </Radio.Card>
  )
}
