import { readTemplate } from '#studio/messages/templates/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { EditingOf } from '#web/ui/editing.tsx'
import { templateRoute } from './screens.tsx'
import { TemplateSheet } from './template-sheet.tsx'

/** One template. */
export function TemplateEditor() {
  const { id } = templateRoute.useParams()
  const template = useAnswer(readTemplate, { params: { id } })
  return <EditingOf answer={template}>{(record, editing) => <TemplateSheet template={record} editing={editing} />}</EditingOf>
}
