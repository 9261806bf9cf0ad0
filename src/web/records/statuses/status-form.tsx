import { Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Status } from '#studio/records/statuses/contract.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from '../change-trouble.tsx'
import { focusFirstProblem } from '../focus-problem.ts'
import { GivenByItself } from './given-by-itself.tsx'
import { TakenOverBy } from './taken-over-by.tsx'

const say = words.statuses.form

/** What every status has; those of clients and of preproduction orders have more. */
type StatusFields = Pick<Status, 'name' | 'duration_days' | 'initial' | 'final' | 'active'> &
  Partial<Pick<Status, 'default_department_id' | 'default_member_id' | 'on_booking' | 'on_order'>>

type StatusFormProps = {
  kind: SubjectKind
  status: Status | null
  save: (fields: StatusFields, refused: (trouble: Trouble) => void) => void
  saving: boolean
  trouble: Trouble | null
  reload: () => void
}

/** The fields of a status. What the server refuses stands at its field. */
export function StatusForm({ kind, status, save, saving, trouble, reload }: StatusFormProps) {
  const form = useForm<StatusFields>({
    initialValues: {
      name: status?.name ?? '',
      duration_days: status?.duration_days ?? null,
      initial: status?.initial ?? false,
      final: status?.final ?? false,
      active: status?.active ?? true,
      ...ownFields(kind, status),
    },
  })
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
        <WholeField
          label={say.duration}
          description={say.durationHint}
          range={[0, 3650]}
          maw="24rem"
          value={form.values.duration_days}
          onChange={(days) => form.setFieldValue('duration_days', days)}
          onClear={() => form.setFieldValue('duration_days', null)}
          error={form.errors.duration_days}
        />
        <Switch
          label={say.initial}
          description={status?.initial === true ? say.initialKept : say.initialHint}
          disabled={status?.initial === true}
          {...form.getInputProps('initial', { type: 'checkbox' })}
        />
        <Switch label={say.final} description={say.finalHint} {...form.getInputProps('final', { type: 'checkbox' })} />
        {kind === 'preproduction_order' && <TakenOverBy values={form.values} set={form.setFieldValue} errors={form.errors} />}
        {kind === 'client' && <GivenByItself values={form.values} set={form.setFieldValue} errors={form.errors} />}
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

/** What only statuses of this kind have. */
function ownFields(kind: SubjectKind, status: Status | null): Partial<StatusFields> {
  if (kind === 'client') return { on_booking: status?.on_booking ?? false, on_order: status?.on_order ?? false }
  if (kind === 'preproduction_order')
    return { default_department_id: status?.default_department_id ?? null, default_member_id: status?.default_member_id ?? null }
  return {}
}
