import { lookAtFile } from '#studio/records/imports/contract.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Mapping } from '../imports/mapping.tsx'

type FeedMappingProps = { file: number; kind: ImportedKind; columns: Record<string, string>; choose: (header: string, column: string) => void }

/** What the columns of the last file hold; the next ones are read alike. Nothing, where that file is not kept any more or is no list. */
export function FeedMapping({ file, kind, columns, choose }: FeedMappingProps) {
  const looked = useAnswer(lookAtFile, { body: { kind, file, columns } }, { keep: true })
  if (looked.data?.format !== 'csv') return null
  return <Mapping kind={kind} looked={looked.data} disabled={false} choose={choose} />
}
