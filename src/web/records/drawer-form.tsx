import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { Conflict, FormTrouble } from '#web/ui/conflict.tsx'
import { focusFirstProblem } from './focus-problem.ts'
import type { Formed } from './record-form.tsx'
import { tellingAll } from './telling-all.ts'

type DrawerFormProps<Draft> = {
  form: Formed<Draft>
  /** At these a refusal can be shown. */
  fields: readonly string[]
  trouble: Trouble | null
  saving: boolean
  /** Text of the button that saves. */
  button: string
  save: (draft: Draft, refused: (trouble: Trouble) => void) => void
  reload: () => void
  children: ReactNode
}

/** The form of a record that opens beside its list: its fields, and above them what was refused of none of them. */
export function DrawerForm<Draft>({ form, fields, trouble, saving, button, save, reload, children }: DrawerFormProps<Draft>) {
  const submit = form.onSubmit(
    (draft) =>
      save(draft, (refused) => {
        form.setErrors(formErrors(refused))
        focusFirstProblem()
      }),
    focusFirstProblem,
  )
  const elsewhere = trouble !== null && trouble.kind !== 'conflict' && !isAtFields(trouble, fields) ? trouble : null
  return (
    <form {...tellingAll(form, submit)}>
      <Stack gap="sm">
        <Conflict trouble={trouble} reload={reload} />
        <FormTrouble trouble={elsewhere} />
        {children}
        <Group>
          <Button type="submit" loading={saving}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
