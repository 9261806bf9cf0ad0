import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { addDepartment, changeDepartment, listDepartments } from '#studio/staff/members/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ChangeTrouble } from '#web/records/change-trouble.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { IdSelect } from '#web/ui/id-select.tsx'
import { words } from '#web/words/words.ts'
import type { Department } from './departments.tsx'

const say = words.settings.people

type Person = { id: number; name: string }
/** `reload` opens the form anew with what the department is now. */
type FormProps = { of: Department | 'new' | null; members: readonly Person[]; close: () => void; reload: () => void }

/** A department that is new, or is changed; null is closed. */
export function DepartmentForm({ of, members, close, reload }: FormProps) {
  const title = of === null || of === 'new' ? say.addDepartment : say.editDepartment(of.name)
  return (
    <FormWindow opened={of !== null} title={title} close={close}>
      {of !== null && <Fields key={of === 'new' ? of : of.version} of={of} members={members} close={close} reload={reload} />}
    </FormWindow>
  )
}

type Draft = { name: string; email: string; member_ids: number[]; default_member_id: number | null }
const blank: Draft = { name: '', email: '', member_ids: [], default_member_id: null }

function Fields({ of, members, close, reload }: FormProps & { of: Department | 'new' }) {
  const form = useForm<Draft>({
    initialValues: of === 'new' ? blank : { name: of.name, email: of.email ?? '', member_ids: of.member_ids, default_member_id: of.default_member_id },
  })
  const refreshes = [listDepartments]
  const handles = (trouble: Trouble) => {
    form.setErrors(formErrors(trouble))
    return true
  }
  const add = useCommand(addDepartment, { refreshes, handles, done: close, says: () => words.settings.saved })
  const change = useCommand(changeDepartment, { refreshes, handles, done: close, says: () => words.settings.saved })
  const submit = form.onSubmit((values) => {
    const body = { ...values, email: values.email.trim() || null }
    if (of === 'new') add.mutate({ body })
    else change.mutate({ params: { id: of.id }, body: { version: of.version, ...body } })
  })
  const { member_ids, default_member_id } = form.values
  const put = (ids: number[]) =>
    form.setValues({ member_ids: ids, default_member_id: default_member_id !== null && ids.includes(default_member_id) ? default_member_id : null })
  const trouble = add.error ?? change.error
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        {trouble !== null && !isAtFields(trouble, Object.keys(blank)) && <ChangeTrouble trouble={trouble} reload={reload} />}
        <TextInput label={say.name} maxLength={200} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={say.sharedEmail} description={say.sharedEmailHint} type="email" maxLength={254} {...form.getInputProps('email')} />
        <MultiSelect
          label={say.inIt}
          data={members.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={member_ids.map(String)}
          onChange={(chosen) => put(chosen.map(Number))}
          error={form.errors.member_ids}
          searchable
        />
        <IdSelect
          label={say.defaultMember}
          placeholder={say.nobody}
          choices={members.filter(({ id }) => member_ids.includes(id))}
          value={default_member_id}
          onChange={(id) => form.setFieldValue('default_member_id', id)}
          error={form.errors.default_member_id}
          clearable
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending}>
            {of === 'new' ? say.add : words.actions.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
