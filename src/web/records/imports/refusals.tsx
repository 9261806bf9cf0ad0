import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ImportRefusal, type ImportRun, listRefusals, listRefusedRows, type RefusedRow } from '#studio/records/imports/contract.ts'
import { refusedFile } from '#studio/records/imports/refused-csv.ts'
import { call } from '#web/app/api/call.ts'
import { asTrouble } from '#web/app/api/trouble.ts'
import { useList } from '#web/app/api/use-list.ts'
import { tell, tellTrouble } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'
import { saveFile } from '../views/save-file.ts'
import { refusalsAsCsv, refusalsAsTable } from './refusals-as-csv.ts'
import { RefusedCells } from './refused-cells.tsx'

const say = words.imports.report
const header = Object.values(say.columns)

/** Every cell that could not be taken, where it stands in the file, and why. */
export function Refusals({ run }: { run: ImportRun }) {
  const list = useList(listRefusals, { params: { id: run.id }, query: { limit: 100 } })
  return (
    <Section title={say.refusals} action={<TakeAway run={run} />}>
      <RefusedCells list={list} />
    </Section>
  )
}

/** The list for a spreadsheet, as a file or to be pasted. */
function TakeAway({ run }: { run: ImportRun }) {
  const onError = (error: unknown) => tellTrouble(asTrouble(error))
  const download = useMutation({
    mutationFn: () => allRefusals(run.id),
    onSuccess: (all) => saveFile(`${say.file}-${run.id}.csv`, refusalsAsCsv(all, header)),
    onError,
  })
  const mend = useMutation({
    mutationFn: () => rowsToMend(run.id),
    onSuccess: ({ text, ending }) => saveFile(`${say.mendFile}-${run.id}.${ending}`, text),
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
      <Button size="compact-sm" loading={mend.isPending} onClick={() => mend.mutate()}>
        {say.mend}
      </Button>
    </Group>
  )
}

async function rowsToMend(id: number): Promise<ReturnType<typeof refusedFile>> {
  const all: RefusedRow[] = []
  let headers: string[] = []
  let after: string | undefined
  do {
    const page = await call(listRefusedRows, { params: { id }, query: { limit: 500, after } })
    headers = page.headers
    all.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return refusedFile(headers, all)
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
