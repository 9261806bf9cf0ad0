import { Button, Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { addMember, changeMember, listMembers, readMember } from '#studio/staff/members/contract.ts'
import { type Role, roles } from '#studio/staff/roles.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ChangeTrouble } from '#web/records/change-trouble.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { words } from '#web/words/words.ts'
import type { Member } from './members.tsx'
import classes from './settings.module.css'

const say = words.settings.people

/** `reload` opens the form anew with what the member is now. */
type FormProps = { of: Member | 'new' | null; close: () => void; reload: () => void }

/** A member who is new, or is changed; null is closed. */
export function MemberForm({ of, close, reload }: FormProps) {
  const title = of === null || of === 'new' ? say.addMember : say.editMember(of.name)
  return (
    <FormWindow opened={of !== null} title={title} size="lg" close={close}>
      {of !== null && <Fields key={of === 'new' ? of : of.version} of={of} close={close} reload={reload} />}
    </FormWindow>
  )
}

const blank = { name: '', role: 'front-desk' as Role, email: '', phone: '', phone_sms: false, takes_sessions: false }

function draftOf({ name, role, email, phone, phone_sms, takes_sessions }: Member): typeof blank {
  return { name, role, email: email ?? '', phone: phone ?? '', phone_sms, takes_sessions }
}

function Fields({ of, close, reload }: FormProps & { of: Member | 'new' }) {
  const form = useForm({ initialValues: of === 'new' ? blank : draftOf(of) })
  const refreshes = [listMembers, readMember, readMe]
  const handles = (trouble: Trouble) => {
    form.setErrors(formErrors(trouble))
    return true
  }
  const add = useCommand(addMember, { refreshes, handles, done: close, says: ({ name }) => say.added(name) })
  const change = useCommand(changeMember, { refreshes, handles, done: close, says: () => words.settings.saved })
  const submit = form.onSubmit((values) => {
    const body = { ...values, email: values.email.trim() || null, phone: values.phone.trim() || null }
    if (of === 'new') add.mutate({ body })
    else change.mutate({ params: { id: of.id }, body: { version: of.version, ...body } })
  })
  const trouble = add.error ?? change.error
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        {trouble !== null && !isAtFields(trouble, Object.keys(blank)) && <ChangeTrouble trouble={trouble} reload={reload} />}
        <TextInput label={say.name} maxLength={200} required data-autofocus {...form.getInputProps('name')} />
        <div className={classes.pair}>
          <TextInput {...hintBelow} label={say.email} description={say.emailHint} type="email" maxLength={254} {...form.getInputProps('email')} />
          <TextInput label={say.phone} type="tel" maxLength={50} {...form.getInputProps('phone')} />
        </div>
        <Checkbox label={say.sms} {...form.getInputProps('phone_sms', { type: 'checkbox' })} />
        <Radio.Group label={say.role} {...form.getInputProps('role')}>
          <Stack gap="xs" mt={6}>
            {Object.entries(roles).map(([role, { label, says }]) => (
              <Radio key={role} value={role} label={label} description={says} />
            ))}
          </Stack>
        </Radio.Group>
        <Checkbox label={say.takesSessions} description={say.takesSessionsHint} {...form.getInputProps('takes_sessions', { type: 'checkbox' })} />
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
