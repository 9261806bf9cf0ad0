import { Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { RecordType } from '#studio/records/statuses/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from '../change-trouble.tsx'
import { focusFirstProblem } from '../focus-problem.ts'

const say = words.statuses.form

export type TypeFields = { name: string; active: boolean }

type TypeFormProps = {
  type: RecordType | null
  save: (fields: TypeFields, refused: (trouble: Trouble) => void) => void
  saving: boolean
  trouble: Trouble | null
  reload: () => void
}

/** The fields of a type. What the server refuses stands at its field. */
export function TypeForm({ type, save, saving, trouble, reload }: TypeFormProps) {
  const form = useForm<TypeFields>({ initialValues: { name: type?.name ?? '', active: type?.active ?? true } })
  const submit = form.onSubmit((fields) =>
    save(fields, (refused) => {
      form.setErrors(formErrors(refused))
      focusFirstProblem()
    }),
  )
  const atFields = trouble !== null && isAtFields(trouble, Object.keys(form.values))
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard dirty={form.isDirty()} inDrawer />
      <Stack gap="lg">
        {trouble !== null && !atFields && <ChangeTrouble trouble={trouble} reload={reload} />}
        <TextInput label={say.name} withAsterisk maxLength={200} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <Switch label={say.active} description={say.activeHint} {...form.getInputProps('active', { type: 'checkbox' })} />
        <Group>
          <Button type="submit" loading={saving}>
            {type === null ? words.statuses.addType : say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
