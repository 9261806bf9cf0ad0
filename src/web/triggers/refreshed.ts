import { foreseeChange, listCandidates, listDoubts, listItemGroups, listItems } from '#studio/matching/contract.ts'
import { previewTrigger } from '#studio/processing/preview/contract.ts'
import { listTriggerEvents, listTriggers, readTrigger } from '#studio/triggers/contract.ts'
import { listVersions, readVersion } from '#studio/triggers/versions/contract.ts'

/** What is asked again when a trigger has changed: itself, its lists, and the items it finds. */
export const refreshed = [
  listTriggers,
  readTrigger,
  listTriggerEvents,
  listCandidates,
  listDoubts,
  foreseeChange,
  previewTrigger,
  listVersions,
  readVersion,
  listItems,
  listItemGroups,
] as const
