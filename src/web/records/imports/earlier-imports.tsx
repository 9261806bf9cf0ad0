import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ImportRun, listImports } from '#studio/records/imports/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'
import { resultOf } from './result-of.ts'

const say = words.imports

/** The files that were read, newest first. */
export function EarlierImports() {
  const list = useList(listImports, { query: { limit: 20 } })
  const go = useNavigate()
  return (
    <Section title={say.earlier.title}>
      <DataList
        label={say.earlier.title}
        list={list}
        columns={columns}
        id={({ id }) => id}
        open={({ id }) => void go({ to: '/import/$id', params: { id } })}
        empty={
          <Text size="sm" c="dimmed">
            {say.earlier.empty}
          </Text>
        }
      />
    </Section>
  )
}

const columns: readonly Column<ImportRun>[] = [
  { key: 'file', label: say.earlier.columns.file, cell: ({ file_name }) => file_name, width: '30%' },
  { key: 'kind', label: say.earlier.columns.kind, cell: ({ kind, mode }) => say.report.as(say.kinds[kind], say.modes[mode].label), phone: 'plain' },
  {
    key: 'when',
    label: say.earlier.columns.when,
    cell: ({ started_at, actor }) => (
      <>
        <DateTimeText instant={started_at} /> {say.report.by(actor.name)}
      </>
    ),
    phone: 'plain',
  },
  { key: 'result', label: say.earlier.columns.result, cell: (run) => <Result run={run} />, phone: 'plain' },
]

function Result({ run }: { run: ImportRun }) {
  if (run.state === 'done') return resultOf(run)
  const tone = run.state === 'failed' ? 'bad' : run.state === 'running' || run.state === 'waiting' ? 'wait' : 'neutral'
  return <StatusBadge tone={tone}>{resultOf(run)}</StatusBadge>
}
