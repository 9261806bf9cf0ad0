import { useForm } from '@mantine/form'
import { type AppointmentDraft, draftProblems } from './appointment-draft.ts'

/** The form's state. */
export function useAppointmentForm(initial: AppointmentDraft) {
  return useForm({ initialValues: initial, validate: draftProblems })
}

export type AppointmentFormOf = { form: ReturnType<typeof useAppointmentForm> }
