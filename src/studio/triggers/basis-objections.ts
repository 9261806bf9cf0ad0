import { formStatuses } from '#studio/forms/web-form.ts'
import { keywordTrouble } from './keyword.ts'
import type { Objection, Standing } from './objections.ts'
import type { Proposal } from './proposal.ts'
import type { References, StudioSetup } from './references.ts'
import { pluralOf, triggerBases, triggerSubjects } from './subjects.ts'

/** What speaks against what picks the records: a status, a type, both, a keyword, or what happened to them. */
export function basisObjections(proposal: Proposal, references: References, standing: Standing): Objection[] {
  const needs = needed(proposal)
  return [
    ...(['status', 'type'] as const).flatMap((name) => {
      const id = proposal[`${name}_id`]
      if (!needs[name]) return id === null ? [] : [needless(name, proposal)]
      return id === null ? [missing(name, proposal)] : pickedObjections({ name, id, proposal }, references, standing)
    }),
    ...anyTypeObjections(proposal),
    ...keywordObjections(proposal),
    ...invoiceObjections(proposal, references, standing),
  ]
}

/** Which of the two a trigger on this basis has to name. */
export function needed({ basis, any_type }: Pick<Proposal, 'basis' | 'any_type'>): { status: boolean; type: boolean } {
  return { status: basis === 'status' || basis === 'type-and-status', type: (basis === 'type' && !any_type) || basis === 'type-and-status' }
}

function needless(name: 'status' | 'type', { basis, any_type }: Proposal): Objection {
  if (name === 'type' && any_type)
    return { field: 'type_id', code: 'basis-mixed', message: 'A trigger for every type takes no type. Leave it out, or untick “any type”.' }
  const by = triggerBases[basis].label.toLowerCase()
  return {
    field: `${name}_id`,
    code: 'basis-mixed',
    message: `A trigger by ${by} takes no ${name}. Leave the ${name} out, or make a second trigger.`,
  }
}

function missing(name: 'status' | 'type', { subject_kind }: Proposal): Objection {
  return { field: `${name}_id`, code: `${name}-missing`, message: `Choose the ${name} of the ${triggerSubjects[subject_kind].plural} this trigger is for.` }
}

type Picked = { name: 'status' | 'type'; id: number; proposal: Proposal }

function pickedObjections({ name, id, proposal }: Picked, references: References, standing: Standing): Objection[] {
  const field = `${name}_id`
  const { plural } = triggerSubjects[proposal.subject_kind]
  const found = references[name].get(id)
  if (found === undefined) return [{ field, code: `no-such-${name}`, message: `There is no ${name} number ${id}. Choose one from the list.` }]
  if (found.subject_kind !== proposal.subject_kind) {
    return [
      {
        field,
        code: `${name}-misfit`,
        message: `The ${name} “${found.name}” is for ${pluralOf(found.subject_kind)}, this trigger is for ${plural}. Choose another ${name}.`,
      },
    ]
  }
  const type = references.type.get(proposal.type_id ?? 0)
  if (name === 'status' && proposal.basis === 'type-and-status' && type !== undefined && found.type_id !== type.id) {
    return [
      {
        field,
        code: 'status-of-other-type',
        message: `The status “${found.name}” does not belong to the type “${type.name}”. Choose one of its own statuses.`,
      },
    ]
  }
  if (name === 'status' && proposal.moment === 'not-submitted' && found.name !== formStatuses.sent.label) {
    const message = `A form in status “${found.name}” is not waited for: it was not sent, or came back. Choose the status “${formStatuses.sent.label}”.`
    return [{ field, code: 'status-not-waited-for', message }]
  }
  if (found.active || standing.has({ kind: name, id })) return []
  return [{ field, code: `${name}-inactive`, message: `The ${name} “${found.name}” is inactive. Make it active again, or choose another.` }]
}

function anyTypeObjections({ any_type, basis, subject_kind }: Proposal): Objection[] {
  if (!any_type || (subject_kind === 'appointment' && basis === 'type')) return []
  return [
    {
      field: 'any_type',
      code: 'any-type-misfit',
      message: 'Only triggers for appointments by type can be for every type. Choose the type, or make a trigger for each.',
    },
  ]
}

function keywordObjections({ basis, keyword }: Proposal): Objection[] {
  if (basis !== 'keyword')
    return keyword === null ? [] : [{ field: 'keyword', code: 'keyword-needless', message: 'Only triggers for incoming texts have a keyword. Leave it out.' }]
  const trouble = keywordTrouble(keyword)
  return trouble === null ? [] : [{ field: 'keyword', ...trouble }]
}

function invoiceObjections(proposal: Proposal, { studio }: References, standing: Standing): Objection[] {
  if (proposal.status_id !== null && standing.has({ kind: 'status', id: proposal.status_id })) return []
  return invoiceStatusesOff(proposal, studio)
}

/** Where a studio does not use the statuses of invoices nobody moves them, so nothing would ever fire (case 62). A payment's date is there without. */
export function invoiceStatusesOff({ subject_kind, basis, moment }: Pick<Proposal, 'subject_kind' | 'basis' | 'moment'>, studio: StudioSetup): Objection[] {
  if (subject_kind !== 'invoice' || basis !== 'status' || moment === 'payment-due' || studio.invoiceStatuses) return []
  return [
    {
      field: 'status_id',
      code: 'invoice-statuses-off',
      message: 'The studio does not use invoice statuses. Switch them on under Settings, Studio, or count from the payment due date.',
    },
  ]
}
