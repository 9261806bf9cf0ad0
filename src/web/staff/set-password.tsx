import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useLocation } from '@tanstack/react-router'
import { setPassword } from '#studio/staff/accounts/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { words } from '#web/words/words.ts'
import { FrontDoor } from './front-door.tsx'

const say = words.staff.setPassword

/** Where the link leads that an owner has made for a member. */
export function SetPassword() {
  // After the #, so that it never reaches a server's log.
  const { hash } = useLocation()
  const token = hash === '' ? undefined : hash
  const form = useForm({
    initialValues: { password: '', again: '' },
    validate: {
      password: (value) => (value === '' ? say.missing : null),
      again: (value, { password }) => (value === password ? null : say.differ),
    },
  })
  const set = useCommand(setPassword, {
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      return true
    },
  })
  const refused = token === undefined ? say.noToken : set.error !== null && !isAtFields(set.error, ['password']) ? set.error.message : null
  if (set.data !== undefined) {
    return (
      <FrontDoor title={say.doneTitle} lead={say.done(set.data.email)}>
        <Button component={Link} to="/sign-in" size="md">
          {words.staff.signIn.button}
        </Button>
      </FrontDoor>
    )
  }
  return (
    <FrontDoor title={say.title} lead={say.lead}>
      <form onSubmit={form.onSubmit(({ password }) => set.mutate({ body: { token: token ?? '', password } }))} noValidate>
        <Stack>
          {refused !== null && (
            <Alert color="red" role="alert">
              {refused}
            </Alert>
          )}
          <PasswordInput label={say.password} autoComplete="new-password" size="md" autoFocus {...form.getInputProps('password')} />
          <PasswordInput label={say.again} autoComplete="new-password" size="md" {...form.getInputProps('again')} />
          <Button type="submit" size="md" loading={set.isPending} disabled={token === undefined}>
            {say.button}
          </Button>
        </Stack>
      </form>
    </FrontDoor>
  )
}
