import { useForm } from '@mantine/form'
import { draftProblems, type SessionDraft } from './session-draft.ts'

/** The form's state. */
export function useSessionForm(initial: SessionDraft) {
  return useForm({ initialValues: initial, validate: draftProblems })
}

export type SessionFormOf = { form: ReturnType<typeof useSessionForm> }
