import { traceItem, traceMessage, traceTask } from '#studio/processing/causes/contract.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Causes } from './causes.tsx'
import { PairPage } from './pair-page.tsx'
import { PickRecord } from './pick-record.tsx'
import { RecordTriggers } from './record-triggers.tsx'
import { explainRoute } from './screens.tsx'

const say = words.why

/** Why: of a trigger and a record, of a record and all triggers, of a message, a task or an item; the address says of what. */
export function ExplainPage() {
  const { trigger, kind, id, message, task, item, occurrence } = explainRoute.useSearch()
  if (message !== undefined) return <Causes contract={traceMessage} id={message} />
  if (task !== undefined) return <Causes contract={traceTask} id={task} />
  if (kind !== undefined && id !== undefined) {
    return trigger === undefined ? <RecordTriggers kind={kind} id={id} /> : <PairPage pair={{ trigger, kind, id }} asked={{ item, occurrence }} />
  }
  if (item !== undefined) return <Causes contract={traceItem} id={item} />
  if (trigger !== undefined) return <PickRecord trigger={trigger} />
  return <Page title={say.title} description={say.nothing} />
}
