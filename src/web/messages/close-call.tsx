import { Button, Chip, Group, Input, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { addAttempt, changeCall, listCalls, readCall } from '#studio/delivery/call-desk/contract.ts'
import { type CallResult, callResults } from '#studio/messages/calls/call-result.ts'
import type { CallState } from '#studio/messages/communication.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { words } from '#web/words/words.ts'

const say = words.calls.close

const results = Object.keys(callResults) as CallResult[]

function resultOf(chosen: string): CallResult | null {
  return results.find((one) => one === chosen) ?? null
}

type CloseCallProps = {
  call: { id: number; version: number; call_state: CallState | null; call_result: string | null; call_note: string }
  closed: () => void
}

/** Done with a result and a note, canceled, or open again. */
export function CloseCall({ call, closed }: CloseCallProps) {
  const change = useCommand(changeCall, {
    refreshes: [listCalls, readCall],
    says: ({ call_state }) => words.calls.saved[call_state ?? 'done'],
    done: closed,
  })
  const form = useForm({
    initialValues: { result: call.call_result ?? '', note: call.call_note },
    validate: { result: (value) => (value === '' ? say.resultMissing : null) },
  })
  const note = useCommand(addAttempt, { refreshes: [listCalls, readCall], says: () => words.calls.saved.done, done: closed })
  const set = (state: 'open' | 'canceled') => change.mutate({ params: { id: call.id }, body: { version: call.version, state } })
  const finish = form.onSubmit(({ result, note: said }) =>
    note.mutate({ params: { id: call.id }, body: { version: call.version, result: resultOf(result) ?? 'reached', note: said } }),
  )
  if (call.call_state !== 'open') {
    return (
      <Button variant="default" loading={change.isPending} onClick={() => set('open')} style={{ alignSelf: 'flex-start' }}>
        {say.reopen}
      </Button>
    )
  }
  return (
    <form onSubmit={finish}>
      <LeaveGuard dirty={form.isDirty()} inDrawer />
      <Stack gap="sm">
        <Input.Wrapper label={say.result} labelElement="div" error={form.errors.result}>
          <Chip.Group {...form.getInputProps('result')}>
            <Group gap={6} mt={4}>
              {Object.entries(callResults).map(([result, { label }]) => (
                <Chip key={result} value={result} size="sm">
                  {label}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <Textarea label={say.note} placeholder={say.notePlaceholder} autosize minRows={2} maxRows={8} maxLength={5000} {...form.getInputProps('note')} />
        <Group gap="sm">
          <Button type="submit" loading={change.isPending}>
            {say.done}
          </Button>
          <ConfirmButton variant="subtle" color="gray" label={say.cancel} title={say.cancelTitle} text={say.cancelText} onConfirm={() => set('canceled')} />
        </Group>
      </Stack>
    </form>
  )
}
