import { lookAtFile } from '#studio/records/imports/contract.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { EventTypeChoice } from '../imports/event-type-choice.tsx'
import { Mapping } from '../imports/mapping.tsx'

type FeedMappingProps = { file: number; kind: ImportedKind; columns: Record<string, string>; choose: (header: string, column: string) => void }

/** What the columns of the last file hold; the next ones are read alike. Of a calendar, of which type its events are. Nothing, where that file is not kept any more. */
export function FeedMapping({ file, kind, columns, choose }: FeedMappingProps) {
  const looked = useAnswer(lookAtFile, { body: { kind, file, columns } }, { keep: true })
  const { format } = looked.data ?? {}
  if (format === 'icalendar' && (kind === 'session' || kind === 'appointment'))
    return <EventTypeChoice kind={kind} looked={looked.data} disabled={false} choose={(type) => choose('', type)} />
  if (looked.data === undefined || format !== 'csv') return null
  return <Mapping kind={kind} looked={looked.data} disabled={false} choose={choose} />
}
