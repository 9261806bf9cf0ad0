import { useState } from 'react'
import { readTrigger } from '#studio/triggers/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { EditingOf } from '#web/ui/editing.tsx'
import { triggerRoute } from './screens.tsx'
import { TriggerSheet } from './trigger-sheet.tsx'

/** One trigger: what it does, when, for whom not, and how. */
export function TriggerEditor() {
  const { id } = triggerRoute.useParams()
  const trigger = useAnswer(readTrigger, { params: { id } })
  // What saving had to say survives the form, which begins again with the saved version.
  const [warnings, setWarnings] = useState<readonly string[]>([])
  return (
    <EditingOf answer={trigger}>
      {(record, editing) => <TriggerSheet trigger={record} editing={editing} warnings={warnings} setWarnings={setWarnings} />}
    </EditingOf>
  )
}
