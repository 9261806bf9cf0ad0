import { Text } from '@mantine/core'
import { listMerges, type Merge, undoMerge } from '#studio/records/care/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { careRefreshes } from './merge-refreshes.ts'

const say = words.care.merges

/** Who was merged into a client, with a way back while there is one. Nothing where nobody was. */
export function ClientMerges({ id }: { id: number }) {
  const { data } = useAnswer(listMerges, { params: { id } })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Section title={say.title} late>
      <ul className={classes.lines}>
        {data.rows.map((merge) => (
          <li key={merge.id}>
            <div className={classes.body}>
              <Text size="sm">
                {say.line(merge.loser.name)}
                {merge.undone_at !== null && `, ${say.undone}`}
              </Text>
              <Text size="xs" c="dimmed">
                <DateTimeText instant={merge.at} /> · {merge.actor.name}
              </Text>
              {merge.hindrance !== null && (
                <Text size="xs" c="dimmed">
                  {merge.hindrance}
                </Text>
              )}
            </div>
            {merge.undone_at === null && merge.hindrance === null && <Undo merge={merge} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Undo({ merge: { id, loser } }: { merge: Merge }) {
  const mayWrite = useMay('records.write')
  const undo = useCommand(undoMerge, { refreshes: careRefreshes, says: () => say.parted(loser.name) })
  if (!mayWrite) return null
  return (
    <ConfirmButton
      size="compact-sm"
      variant="subtle"
      label={say.undo}
      title={say.undoTitle(loser.name)}
      text={say.undoText}
      loading={undo.isPending}
      onConfirm={() => undo.mutate({ params: { id } })}
    />
  )
}
