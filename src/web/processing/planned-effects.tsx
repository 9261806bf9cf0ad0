import { Alert, Stack, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import { previewItem } from '#studio/processing/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { ChannelName, channelName } from '#web/ui/channel-icon.tsx'
import { Facts } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { MessagePreview } from '#web/ui/message-preview.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { Unprintable } from '#web/ui/unprintable.tsx'
import { words } from '#web/words/words.ts'
import classes from './planned-effects.module.css'

const say = words.process.item

type Effect = Output<typeof previewItem>['effects'][number]

/** The very messages that would go out now: rendered by the same path that processes. */
export function PlannedEffects({ id }: { id: number; version: number }) {
  const preview = useAnswer(previewItem, { params: { id } })
  return (
    <Loaded answer={preview}>
      {({ effects, matches, why_not }) => (
        <Stack gap="md">
          {why_not !== null && (
            <Alert color="honey" icon={<Icon name="info" />} title={matches ? say.incomplete : say.noLonger}>
              {why_not}
            </Alert>
          )}
          {effects.length === 0 && <Text size="sm">{say.nothing}</Text>}
          {effects.map((effect) => (
            <PlannedEffect key={`${effect.output_id} ${effect.recipient} ${effect.address}`} effect={effect} />
          ))}
        </Stack>
      )}
    </Loaded>
  )
}

/** What one recipient would get, by which channel and why. */
export function PlannedEffect({ effect }: { effect: Effect }) {
  const { channel, recipient, address } = effect
  const isWritten = channel === 'email' || channel === 'letter'
  return (
    <div className={classes.effect}>
      <div className={classes.head}>
        {channel === null ? (
          <StatusBadge tone="bad">{say.unreachable(recipient)}</StatusBadge>
        ) : (
          <Text fw={600} component="span">
            <ChannelName channel={channel} />
          </Text>
        )}
        {effect.already && <StatusBadge>{say.already}</StatusBadge>}
      </div>
      <Facts
        facts={[
          [say.to, address === null || address === '' ? recipient : `${recipient}, ${address}`],
          [say.why, <WhyChannel key="why" effect={effect} />],
          [say.putIn, effect.attachments.join(', ')],
        ]}
      />
      {effect.problem !== null && (
        <Alert color="red" icon={<Icon name="alert" />}>
          {effect.problem}
        </Alert>
      )}
      <Unprintable signs={effect.unprintable} />
      {isWritten && effect.problem === null && <MessagePreview subject={effect.subject ?? ''} html={effect.html ?? ''} plain={effect.plain ?? ''} />}
      {!isWritten && (effect.description ?? '') !== '' && (
        <Text fw={600} size="sm">
          {effect.description}
        </Text>
      )}
      {!isWritten && (effect.plain ?? '') !== '' && <Text className={classes.script ?? ''}>{effect.plain}</Text>}
    </div>
  )
}

/** The chain as it was walked: what could not be used and why, and what is left. */
function WhyChannel({ effect }: { effect: Effect }) {
  if (effect.passed_over.length === 0) return effect.channel === null ? null : say.first
  return (
    <>
      {effect.passed_over.map(({ channel, why }) => (
        <span key={channel} className={classes.why}>
          {say.passed(channelName(channel), why)}
        </span>
      ))}
      {effect.channel !== null && <span className={classes.why}>{say.instead(channelName(effect.channel))}</span>}
    </>
  )
}
