import { listCalls } from '#studio/delivery/call-desk/contract.ts'
import { listDispatches, listUndoableRuns } from '#studio/delivery/contract.ts'
import { listItemGroups, listItems, readItem } from '#studio/matching/contract.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'

/** What a run changes, and so what is asked again while it works and when it is undone. */
export const touchedByRuns = [listItemGroups, listItems, readItem, listUndoableRuns, listDispatches, listCalls, listTasks]
