import { Button, Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Status } from '#studio/records/statuses/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { hintBelow } from '#web/ui/hint-below.ts'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from '../change-trouble.tsx'
import { focusFirstProblem } from '../focus-problem.ts'

const say = words.statuses.form

export type StatusFields = { name: string; duration_days: number | null; initial: boolean; final: boolean; active: boolean }

type StatusFormProps = {
  status: Status | null
  save: (fields: StatusFields, refused: (trouble: Trouble) => void) => void
  saving: boolean
  trouble: Trouble | null
  reload: () => void
}

/** The fields of a status. What the server refuses stands at its field. */
export function StatusForm({ status, save, saving, trouble, reload }: StatusFormProps) {
  const form = useForm({
    initialValues: {
      name: status?.name ?? '',
      // Empty text is what the field holds without a number.
      duration_days: (status?.duration_days ?? '') as number | string,
      initial: status?.initial ?? false,
      final: status?.final ?? false,
      active: status?.active ?? true,
    },
  })
  const submit = form.onSubmit(({ duration_days, ...fields }) =>
    save({ ...fields, duration_days: typeof duration_days === 'number' ? duration_days : null }, (refused) => {
      form.setErrors(formErrors(refused))
      focusFirstProblem()
    }),
  )
  const atFields = trouble !== null && isAtFields(trouble, Object.keys(form.values))
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        {trouble !== null && !atFields && <ChangeTrouble trouble={trouble} reload={reload} />}
        <TextInput label={say.name} withAsterisk maxLength={200} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <NumberInput
          {...hintBelow}
          label={say.duration}
          description={say.durationHint}
          min={0}
          max={3650}
          allowDecimal={false}
          clampBehavior="strict"
          maw="24rem"
          {...form.getInputProps('duration_days')}
        />
        <Switch
          label={say.initial}
          description={status?.initial === true ? say.initialKept : say.initialHint}
          disabled={status?.initial === true}
          {...form.getInputProps('initial', { type: 'checkbox' })}
        />
        <Switch label={say.final} description={say.finalHint} {...form.getInputProps('final', { type: 'checkbox' })} />
        <Switch label={say.active} description={say.activeHint} {...form.getInputProps('active', { type: 'checkbox' })} />
        <Group>
          <Button type="submit" loading={saving}>
            {status === null ? words.statuses.addStatus : say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
