import { Text } from '@mantine/core'
import { columnsInWords } from '#studio/records/imports/columns.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { words } from '#web/words/words.ts'

const say = words.imports.list

/** What a list of a kind has to hold, and what it may, for whoever is about to make one. */
export function ListColumns({ kind }: { kind: ImportedKind }) {
  const { needs, may } = columnsInWords(kind)
  return (
    <Text size="sm" c="dimmed" maw="70ch" mt={4}>
      {say.needs(needs)} {say.may} {[...may, ...(kind === 'client' ? [say.children] : [])].join(', ')}.
    </Text>
  )
}
