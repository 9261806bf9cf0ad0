import { Alert, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { listOutdatedMessages, type OutdatedMessage } from '#studio/delivery/impact/contract.ts'
import type { MovableKind } from '#studio/records/supposed/record-move.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { CorrectionWindow } from './correction-window.tsx'

const say = words.impact.outdated

/** Messages about a record that are right no more, while they are so, with the way to a correction. */
export function OutdatedMessages({ kind, id }: { kind: MovableKind; id: number }) {
  const mayRead = useMay('messages.read')
  const answer = useAnswer(listOutdatedMessages, { query: { subject_kind: kind, subject_id: id } }, { every: () => 30_000, when: mayRead })
  const [correcting, setCorrecting] = useState<readonly OutdatedMessage[]>([])
  const mayWrite = useMay('messages.write')
  const rows = answer.data?.rows ?? []
  const [first] = correcting
  // One window is about one kind of record, and either a new date or none at all.
  const alike = [...Map.groupBy(rows, ({ record, canceled }) => `${record.kind} ${canceled}`).values()]
  return (
    <>
      {rows.length > 0 && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.title(rows.length)}>
          {alike.map((group) => (
            <div key={group[0]?.id}>
              <ul className={classes.lines}>
                {group.map((row) => (
                  <li key={row.id}>
                    <ChannelIcon channel={row.channel} />
                    <div className={classes.body}>
                      <Text size="sm">
                        {row.text}{' '}
                        {row.channel === 'email' && (
                          <TextLink to="/messages" search={{ message: row.id }}>
                            {words.impact.open}
                          </TextLink>
                        )}
                      </Text>
                    </div>
                  </li>
                ))}
              </ul>
              {mayWrite && (
                <Group mt="xs">
                  <Button size="compact-sm" variant="default" onClick={() => setCorrecting(group)}>
                    {say.send(group.length)}
                  </Button>
                </Group>
              )}
            </div>
          ))}
        </Alert>
      )}
      {first !== undefined && (
        <CorrectionWindow kind={first.record.kind} messages={correcting.map((one) => one.id)} canceled={first.canceled} close={() => setCorrecting([])} />
      )}
    </>
  )
}
