import { Alert, Text } from '@mantine/core'
import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { correctable, type Foreseen } from './use-impact.ts'

const say = words.impact

/** What a change would do to items and messages, in sentences, before it is saved. */
export function ImpactNote({ impact, settled }: Pick<Foreseen, 'impact' | 'settled'>) {
  if (impact === undefined) return null
  const items = impact.items.filter(({ fate }) => fate !== 'stays')
  const coming = impact.coming.filter(({ text }) => text !== null)
  const isNothing = items.length + coming.length + impact.messages.length === 0
  return (
    <Alert color="gray" icon={<Icon name="info" />} title={say.title} aria-live="polite" style={{ opacity: settled ? 1 : 0.6 }}>
      {isNothing && <Text size="sm">{say.nothing}</Text>}
      <ul className={classes.lines}>
        {impact.messages.map(({ id, channel, text }) => (
          <li key={`message ${id}`}>
            <ChannelIcon channel={channel} />
            <div className={classes.body}>
              <Text size="sm">
                {text}{' '}
                {channel === 'email' && (
                  <TextLink to="/messages" search={{ message: id }}>
                    {say.open}
                  </TextLink>
                )}
              </Text>
            </div>
          </li>
        ))}
        {items.map(({ id, text }) => (
          <li key={`item ${id}`}>
            <Icon name="trigger" size={16} />
            <div className={classes.body}>
              <Text size="sm">
                {text}{' '}
                <TextLink to="/process" search={{ item: id }}>
                  {say.open}
                </TextLink>
              </Text>
            </div>
          </li>
        ))}
        {coming.map(({ trigger_id, record, due_on, text }) => (
          <li key={`coming ${trigger_id} ${record.id} ${due_on} ${text}`}>
            <Icon name="clock" size={16} />
            <div className={classes.body}>
              <Text size="sm">{text}</Text>
            </div>
          </li>
        ))}
      </ul>
      {correctable(impact).messages.length > 0 && (
        <Text size="sm" mt="xs" fw={600}>
          {say.offered}
        </Text>
      )}
    </Alert>
  )
}
