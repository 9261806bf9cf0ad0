import { Button, Group, Text } from '@mantine/core'
import { type Call, type CallAttempt, listCalls, readCall, undoAttempt } from '#studio/delivery/call-desk/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { DateTimeText, useClock } from '#web/ui/dates.tsx'
import { type Clock, writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { resultName } from './call-columns.tsx'
import classes from './calls.module.css'
import { spoken } from './phone-link.tsx'

const say = words.calls.attempts

/** What was tried, the latest first. The last result can be taken back for a while. */
export function CallAttempts({ call, mayWrite }: { call: Call; mayWrite: boolean }) {
  const clock = useClock()
  const undo = useCommand(undoAttempt, { refreshes: [listCalls, readCall], says: () => say.undoneNow })
  const last = call.attempts.find(({ undone_at }) => undone_at === null)
  return (
    <ol className={classes.attempts}>
      {call.attempts.map((attempt) => (
        <li key={attempt.id} data-undone={attempt.undone_at !== null || undefined}>
          <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
            <div>
              <Text size="sm">
                <strong>{resultName(attempt.result)}</strong>
                {attempt.note !== '' && ` · ${attempt.note}`}
              </Text>
              <Text size="xs" c="dimmed">
                <DateTimeText instant={attempt.at} /> · {attempt.actor.name} · {spoken(attempt.phone)}
                {followed(attempt, clock)}
              </Text>
            </div>
            {mayWrite && attempt === last && call.undo_until !== null && (
              <Button size="compact-sm" variant="subtle" loading={undo.isPending} onClick={() => undo.mutate({ params: { id: call.id, attempt: attempt.id } })}>
                {say.undo}
              </Button>
            )}
          </Group>
        </li>
      ))}
    </ol>
  )
}

function followed({ next, next_on, undone_at }: CallAttempt, clock: Clock): string {
  if (undone_at !== null) return ` · ${say.undone}`
  if (next === 'done') return ''
  if (next === 'again' || next === 'callback') return next_on === null ? '' : ` · ${say[next](writtenDate(next_on, clock))}`
  return ` · ${say.ends[next]}`
}
