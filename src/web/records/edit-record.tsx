import { useNavigate } from '@tanstack/react-router'
import { Fragment, type ReactNode, useState } from 'react'
import type { Contract } from '#platform/http/contract.ts'
import type { Ask, Parts } from '#web/app/api/call.ts'
import type { Answer } from '#web/app/api/use-answer.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { useImpactFirst } from './impact/use-impact-first.tsx'
import { pages, Record } from './record.tsx'
import type { FormFrame } from './record-form.tsx'
import { useRecordCommand } from './use-record-command.ts'

type Edited = { id: number; version: number }
type EditRecordProps<T extends Edited, Draft> = {
  kind: keyof typeof pages
  id: number
  answer: Answer<T>
  contracts: { read: Contract; change: Contract }
  /** What is said when it is saved. */
  saved: string
  draft: { of: (record: T) => Draft; changes: (before: Draft, after: Draft) => object }
  head: (record: T) => { title: string; description?: string }
  /** The form. */
  children: (record: T, frame: FormFrame<Draft>) => ReactNode
}

/** The page on which a record is changed. */
export function EditRecord<T extends Edited, Draft>(props: EditRecordProps<T, Draft>) {
  const { kind, id, answer } = props
  if (answer.data !== undefined) return <Edit newest={answer.data} {...props} />
  return (
    <Page title={words.records.edit}>
      <Record kind={kind} id={id} answer={answer}>
        {() => null}
      </Record>
    </Page>
  )
}

/** The form begins with what was there when it opened, and stays with it: what others change meanwhile is refused, then shown. */
function Edit<T extends Edited, Draft>({ newest, kind, answer, contracts, saved, draft, head, children }: EditRecordProps<T, Draft> & { newest: T }) {
  const [seen, setSeen] = useState(newest)
  const go = useNavigate()
  const leave = (done: boolean) => void go({ to: pages[kind], params: { id: seen.id }, replace: true, ignoreBlocker: done })
  const impact = useImpactFirst()
  const done = () => impact.saved(() => leave(true))
  const change = useRecordCommand(contracts.change, { kind, read: contracts.read, says: () => saved, done, handles: () => true })
  const before = draft.of(seen)
  const reload = async () => {
    setSeen((await answer.refetch()).data ?? newest)
    change.reset()
  }
  const save: FormFrame<Draft>['save'] = (after, refused) => {
    const fields = draft.changes(before, after)
    const asked: Parts = { params: { id: seen.id }, body: { version: seen.version, ...fields } }
    impact.first({ kind, id: seen.id, fields }, () => change.mutate(asked as Ask<Contract>, { onError: refused }))
  }
  const frame = {
    initial: before,
    pending: change.isPending || impact.asking,
    trouble: change.error,
    save,
    cancel: () => leave(false),
    reload: () => void reload(),
  }
  return (
    <Page {...head(seen)}>
      <Fragment key={seen.version}>{children(seen, frame)}</Fragment>
      {impact.window}
    </Page>
  )
}
