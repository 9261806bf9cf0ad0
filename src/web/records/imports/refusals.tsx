import { Box, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type ImportRefusal, type ImportRun, listRefusals } from '#studio/records/imports/contract.ts'
import { call } from '#web/app/api/call.ts'
import { asTrouble } from '#web/app/api/trouble.ts'
import { useList } from '#web/app/api/use-list.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { tell, tellTrouble } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'
import { refusalsAsCsv, refusalsAsTable } from './refusals-as-csv.ts'

const say = words.imports.report
const firstShown = 25
const header = Object.values(say.columns)

/** Every cell that could not be taken, where it stands in the file, and why. */
export function Refusals({ run }: { run: ImportRun }) {
  const list = useList(listRefusals, { params: { id: run.id }, query: { limit: 100 } })
  const [whole, setWhole] = useState(false)
  const isCut = !whole && list.rows.length > firstShown
  const shown = (isCut ? list.rows.slice(0, firstShown) : list.rows).map((refusal, place) => ({ ...refusal, place }))
  const rows = { ...list, rows: shown, ...(isCut ? { more: true, loadMore: () => undefined } : {}) }
  return (
    <Section title={say.refusals} action={<TakeAway run={run} />}>
      <DataList label={say.refusals} list={rows} columns={columns} id={({ place }) => place} empty={null} />
      {isCut && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(true)}>
          {say.showAll(list.more ? null : list.rows.length)}
        </Button>
      )}
    </Section>
  )
}

/** The list for a spreadsheet, as a file or to be pasted. */
function TakeAway({ run }: { run: ImportRun }) {
  const onError = (error: unknown) => tellTrouble(asTrouble(error))
  const download = useMutation({
    mutationFn: () => allRefusals(run.id),
    onSuccess: (all) => save(refusalsAsCsv(all, header), `${say.file}-${run.id}.csv`),
    onError,
  })
  const copy = useMutation({
    mutationFn: async () => {
      const all = await allRefusals(run.id)
      await navigator.clipboard.writeText(refusalsAsTable(all, header))
      return all.length
    },
    onSuccess: (count) => tell(say.copied(count)),
    onError,
  })
  return (
    <Group gap="xs">
      <Button variant="default" size="compact-sm" loading={copy.isPending} onClick={() => copy.mutate()}>
        {say.copy}
      </Button>
      <Button variant="default" size="compact-sm" loading={download.isPending} onClick={() => download.mutate()}>
        {say.download}
      </Button>
    </Group>
  )
}

async function allRefusals(id: number): Promise<ImportRefusal[]> {
  const all: ImportRefusal[] = []
  let after: string | undefined
  do {
    const page = await call(listRefusals, { params: { id }, query: { limit: 500, after } })
    all.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return all
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

const columns: readonly Column<ImportRefusal & { place: number }>[] = [
  {
    key: 'line',
    label: say.columns.line,
    cell: ({ line }) => (
      <>
        <Box component="span" hiddenFrom="sm">
          {`${say.columns.line} `}
        </Box>
        {line}
      </>
    ),
    width: '4.5rem',
  },
  { key: 'column', label: say.columns.column, cell: ({ column }) => column, width: '18%' },
  {
    key: 'value',
    label: say.columns.value,
    cell: ({ value }) =>
      value === '' ? (
        <Text span inherit c="dimmed">
          {say.emptyValue}
        </Text>
      ) : (
        value
      ),
    width: '20%',
  },
  { key: 'reason', label: say.columns.reason, cell: ({ reason }) => reason, phone: 'plain' },
]
