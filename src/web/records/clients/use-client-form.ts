import { useForm } from '@mantine/form'
import { type ClientDraft, draftProblems } from './client-draft.ts'

/** The form's state. */
export function useClientForm(initial: ClientDraft) {
  return useForm({ initialValues: initial, validate: draftProblems })
}

export type ClientFormOf = { form: ReturnType<typeof useClientForm> }
