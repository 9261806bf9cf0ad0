import { Button, Group, Kbd, Stack, Text, Textarea } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { addAttempt, type Call, listCalls, readCall } from '#studio/delivery/call-desk/contract.ts'
import { type CallResult, callResultNames, callResults } from '#studio/messages/calls/call-result.ts'
import { readStudio } from '#studio/staff/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { words } from '#web/words/words.ts'
import classes from './calls.module.css'

const say = words.calls.close

type CallResultsProps = { call: Call; phone: string; tried: (answer: Call) => void }

/** How a call went: one press, or one key, of its result; the note goes with it. */
export function CallResults({ call, phone, tried }: CallResultsProps) {
  const [note, setNote] = useState('')
  const [day, setDay] = useState<{ asked: boolean; on: string | null; missing: boolean }>({ asked: false, on: null, missing: false })
  const rules = useAnswer(readStudio, {})
  const field = useRef<HTMLTextAreaElement>(null)
  const attempt = useCommand(addAttempt, { refreshes: [listCalls, readCall], done: tried })
  const give = (result: CallResult) => {
    if (result === 'callback' && day.on === null) return setDay({ asked: true, on: null, missing: day.asked })
    const next_on = result === 'callback' ? { next_on: day.on } : {}
    const other = phone === call.to_address ? {} : { phone }
    return attempt.mutate({ params: { id: call.id }, body: { version: call.version, result, note, ...next_on, ...other } })
  }
  useHotkeys([...callResultNames.map((result, index) => [String(index + 1), () => give(result)] as [string, () => void]), ['N', () => field.current?.focus()]])
  return (
    <Stack gap="sm">
      <LeaveGuard dirty={note !== '' || day.on !== null} inDrawer />
      <Textarea
        ref={field}
        label={say.note}
        placeholder={say.notePlaceholder}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={5000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.results}>
        {callResultNames.map((result, index) => (
          <Button
            key={result}
            variant={callResults[result].next === 'done' ? 'light' : 'default'}
            justify="space-between"
            rightSection={<Kbd className={classes.key ?? ''}>{index + 1}</Kbd>}
            loading={attempt.isPending}
            onClick={() => give(result)}
          >
            {callResults[result].label}
          </Button>
        ))}
      </div>
      {day.asked && (
        <Group align="flex-end" gap="sm">
          <DateField
            label={say.day}
            value={day.on}
            onChange={(on) => setDay({ asked: true, on, missing: false })}
            error={day.missing ? say.dayMissing : undefined}
            near
          />
          <Button loading={attempt.isPending} onClick={() => give('callback')}>
            {say.keepDay}
          </Button>
        </Group>
      )}
      {rules.data !== undefined && (
        <Text size="xs" c="dimmed">
          {say.again(rules.data.call_again_days, rules.data.call_most_tries)}
        </Text>
      )}
    </Stack>
  )
}
