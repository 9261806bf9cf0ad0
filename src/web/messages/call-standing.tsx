import { Alert, Button, Group, Text } from '@mantine/core'
import { type Call, changeCall, listCalls, readCall } from '#studio/delivery/call-desk/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'

const say = words.calls

/** What speaks against making this call, first of all. */
export function CallStanding({ call, mayWrite, closed }: { call: Call; mayWrite: boolean; closed: () => void }) {
  const { stop, no_longer, flagged } = call
  return (
    <>
      {stop !== null && (
        <Alert color="red" icon={<Icon name="alert" />} title={say.stopNow} mb="md">
          <Text size="sm" mb="xs">
            {stop}
          </Text>
          {mayWrite && no_longer === null && <CancelNow call={call} closed={closed} />}
        </Alert>
      )}
      {no_longer !== null && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.noLongerNow} mb="md">
          <Text size="sm" mb="xs">
            {no_longer}
          </Text>
          {mayWrite && <CancelNow call={call} closed={closed} />}
        </Alert>
      )}
      {flagged !== null && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.details.flagged} mb="md">
          {flagged}
        </Alert>
      )}
    </>
  )
}

function CancelNow({ call, closed }: { call: Call; closed: () => void }) {
  const change = useChange(closed)
  return (
    <Button size="compact-sm" variant="default" loading={change.isPending} onClick={() => change.mutate(to(call, 'canceled'))}>
      {say.close.cancel}
    </Button>
  )
}

/** Nobody needs to make it, or somebody has to again. */
export function CallState({ call, closed }: { call: Call; closed: () => void }) {
  const change = useChange(closed)
  if (call.call_state !== 'open')
    return (
      <Group>
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate(to(call, 'open'))}>
          {say.close.reopen}
        </Button>
      </Group>
    )
  const { cancel, cancelTitle, cancelText } = say.close
  return (
    <Group>
      <ConfirmButton
        variant="subtle"
        color="gray"
        label={cancel}
        title={cancelTitle}
        text={cancelText}
        refuse={words.actions.keepIt}
        onConfirm={() => change.mutate(to(call, 'canceled'))}
      />
    </Group>
  )
}

function useChange(closed: () => void) {
  return useCommand(changeCall, { refreshes: [listCalls, readCall], says: ({ call_state }) => say.saved[call_state ?? 'done'], done: closed })
}

function to({ id, version }: Call, state: 'open' | 'canceled') {
  return { params: { id }, body: { version, state } }
}
