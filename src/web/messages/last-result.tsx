import { Alert, Button, Group } from '@mantine/core'
import { type Call, listCalls, readCall, undoAttempt } from '#studio/delivery/call-desk/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useClock } from '#web/ui/dates.tsx'
import { type Clock, writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { resultName } from './call-columns.tsx'
import { spoken } from './phone-link.tsx'

const say = words.calls.told

type LastResultProps = { call: Call; forget: () => void; show: (id: number) => void }

/** What was just noted and what follows, with the way back. */
export function LastResult({ call, forget, show }: LastResultProps) {
  const clock = useClock()
  const undo = useCommand(undoAttempt, {
    refreshes: [listCalls, readCall],
    says: () => words.calls.attempts.undoneNow,
    done: ({ id }) => {
      forget()
      show(id)
    },
  })
  const [attempt] = call.attempts
  if (attempt === undefined) return null
  return (
    <Alert color="leaf" variant="light" p="xs" mb="md">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <output>{say.line(call.to_name, resultName(attempt.result), nextTold(call, clock))}</output>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flexShrink: 0 }}
          loading={undo.isPending}
          onClick={() => undo.mutate({ params: { id: call.id, attempt: attempt.id } })}
        >
          {words.calls.attempts.undo}
        </Button>
      </Group>
    </Alert>
  )
}

function nextTold({ attempts: [attempt], to_address }: Call, clock: Clock): string {
  if (attempt === undefined) return ''
  const { next, next_on } = attempt
  if (next === 'again' || next === 'callback') return next_on === null ? '' : say[next](writtenDate(next_on, clock))
  return next === 'next-number' ? say[next](spoken(to_address)) : say[next]
}
