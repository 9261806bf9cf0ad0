import { Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { focusFirstProblem } from './focus-problem.ts'
import { FormBar } from './form-bar.tsx'
import { Columns } from './section.tsx'
import { tellingAll } from './telling-all.ts'

/** What a page gives to the form of its record, whichever kind it is. */
export type FormFrame<Draft> = {
  initial: Draft
  isNew?: boolean
  pending: boolean
  trouble: Trouble | null
  save: (draft: Draft, refused: (trouble: Trouble) => void) => void
  cancel: () => void
  /** Shows the newest after somebody else was faster. */
  reload?: () => void
}

/** What a frame needs of the form's state, which `useForm` makes. */
export type Formed<Draft> = {
  onSubmit: (send: (draft: Draft) => void, wrong: () => void) => (event: FormEvent<HTMLFormElement>) => void
  validate: () => unknown
  setErrors: (errors: Record<string, string>) => void
  isDirty: () => boolean
}

type RecordFormProps<Draft extends object> = {
  frame: FormFrame<Draft>
  form: Formed<Draft>
  /** Texts of the button that saves. */
  button: { create: string; save: string }
  left: ReactNode
  right: ReactNode
  /** What of a draft is sent, where that is not all of it, and at which fields of the form the server's sentences about it stand. */
  sending?: (draft: Draft) => { draft: Draft; errors: (trouble: Trouble) => Record<string, string> }
}

/** The form of a record's page: two columns, the bar that saves, and what was refused at its fields. */
export function RecordForm<Draft extends object>({ frame, form, button, left, right, sending = asItIs }: RecordFormProps<Draft>) {
  const { initial, isNew = false, pending, trouble, save, cancel, reload = () => undefined } = frame
  const submit = form.onSubmit((typed) => {
    const { draft, errors } = sending(typed)
    save(draft, (refusal) => {
      form.setErrors(errors(refusal))
      focusFirstProblem()
    })
  }, focusFirstProblem)
  const atFields = trouble !== null && isAtFields(trouble, Object.keys(initial))
  return (
    <form {...tellingAll(form, submit)}>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        <Columns left={left} right={right} />
        <FormBar button={isNew ? button.create : button.save} pending={pending} trouble={atFields ? null : trouble} reload={reload} cancel={cancel} />
      </Stack>
    </form>
  )
}

function asItIs<Draft>(draft: Draft) {
  return { draft, errors: formErrors }
}
