import type { Static } from 'typebox'
import { listFormStatuses } from '#studio/forms/contract.ts'
import { listTemplates, type templateRow } from '#studio/messages/templates/contract.ts'
import { listStatuses, listTypes, type RecordType, type Status } from '#studio/records/statuses/contract.ts'
import { readStudio } from '#studio/staff/contract.ts'
import { listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import type { IdChoice } from '#web/ui/id-select.tsx'

/** Those of web forms are fixed, and not among those that a studio sets up. */
export type StatusChoice = Pick<Status, 'id' | 'name' | 'type_id' | 'active'> & { subject_kind: Status['subject_kind'] | 'web_form' }

/** What a trigger can be made of; empty until it is there. */
export type Choices = {
  statuses: readonly StatusChoice[]
  types: readonly RecordType[]
  templates: readonly Static<typeof templateRow>[]
  members: readonly IdChoice[]
  departments: readonly IdChoice[]
  /** The studio moves invoices among statuses. */
  invoiceStatuses: boolean
}

const everybody = { query: { limit: 500 } }

export function useChoices(): Choices {
  const statuses = useAnswer(listStatuses, { query: {} })
  const formStatuses = useAnswer(listFormStatuses, {})
  const types = useAnswer(listTypes, { query: {} })
  const templates = useAnswer(listTemplates, everybody)
  const members = useAnswer(listMembers, everybody)
  const departments = useAnswer(listDepartments, everybody)
  const studio = useAnswer(readStudio, {})
  return {
    statuses: [...(statuses.data?.rows ?? []), ...(formStatuses.data?.rows ?? []).map(ofForms)],
    types: types.data?.rows ?? [],
    templates: templates.data?.rows ?? [],
    members: named(members.data?.rows),
    departments: named(departments.data?.rows),
    invoiceStatuses: studio.data?.use_invoice_statuses ?? true,
  }
}

function ofForms({ id, name }: { id: number; name: string }): StatusChoice {
  return { id, name, type_id: null, active: true, subject_kind: 'web_form' }
}

function named(rows: readonly IdChoice[] = []): IdChoice[] {
  return rows.map(({ id, name }) => ({ id, name }))
}
