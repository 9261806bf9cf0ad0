import { Button } from '@mantine/core'
import { decideDispatch, listDispatches, readDispatch, readDoubts } from '#studio/delivery/contract.ts'
import { listItemGroups } from '#studio/matching/contract.ts'
import { readRun } from '#studio/processing/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'
import type { Message } from './message-columns.tsx'

const say = words.messages.decisions

type Decision = keyof typeof say

const possible: Readonly<Record<Message['state'], readonly Decision[]>> = {
  waiting: ['recall', 'send-now'],
  retry: ['recall', 'send-now'],
  'in-doubt': ['mark-sent', 'send-again'],
  failed: ['send-again'],
  claimed: [],
  sending: [],
  sent: [],
  recalled: [],
  expired: [],
}

/** What a person can still decide about a message. */
export function decisionsFor({ state }: Pick<Message, 'state'>): readonly Decision[] {
  return possible[state]
}

/** Recall, send now; and for what is in doubt: send again or take it as sent. */
export function MessageDecisions({ message }: { message: Message }) {
  const decide = useCommand(decideDispatch, { refreshes: [listDispatches, readDispatch, readDoubts, readRun, listItemGroups] })
  const take = (decision: Decision) => decide.mutate({ params: { id: message.id }, body: { decision, version: message.version } })
  return decisionsFor(message).map((decision) => {
    const { label, ...asks } = say[decision]
    if ('title' in asks)
      return (
        <ConfirmButton
          key={decision}
          variant="default"
          label={label}
          title={asks.title}
          text={asks.text}
          loading={decide.isPending}
          onConfirm={() => take(decision)}
        />
      )
    return (
      <Button key={decision} loading={decide.isPending} onClick={() => take(decision)}>
        {label}
      </Button>
    )
  })
}
