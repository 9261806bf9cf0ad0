import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { signIn } from '#studio/staff/accounts/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { focusFirstProblem } from '#web/records/focus-problem.ts'
import { words } from '#web/words/words.ts'

const say = words.staff.signIn
const fields = ['email', 'password'] as const

// Whatever dialog the form stands above must not take its Escape for its own.
const keepsKeys = { 'data-mantine-stop-propagation': true } as const

/** Email and password. `done` is called when the person is in. */
export function SignInForm({ email = '', done }: { email?: string; done: () => void }) {
  const form = useForm({
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? say.missingEmail : null),
      password: (value) => (value === '' ? say.missingPassword : null),
    },
  })
  const enter = useCommand(signIn, {
    done,
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      focusFirstProblem()
      return true
    },
  })
  const { error } = enter
  const submit = form.onSubmit((typed) => enter.mutate({ body: { email: typed.email.trim(), password: typed.password } }), focusFirstProblem)
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {error !== null && !isAtFields(error, fields) && (
          <Alert color="red" role="alert">
            {error.kind === 'unauthenticated' ? say.wrong : error.message}
          </Alert>
        )}
        <TextInput {...keepsKeys} label={say.email} type="email" autoComplete="username" size="md" autoFocus={email === ''} {...form.getInputProps('email')} />
        <PasswordInput
          {...keepsKeys}
          label={say.password}
          autoComplete="current-password"
          size="md"
          data-autofocus={email === '' ? undefined : true}
          visibilityToggleButtonProps={{ 'aria-label': say.show }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={enter.isPending}>
          {say.button}
        </Button>
      </Stack>
    </form>
  )
}
