import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRouter } from '@tanstack/react-router'
import { signIn } from '#studio/staff/accounts/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { words } from '#web/words/words.ts'
import { FrontDoor } from './front-door.tsx'
import { signInRoute } from './screens.tsx'

const say = words.staff.signIn

export function SignIn() {
  const { to, ended } = signInRoute.useSearch()
  const router = useRouter()
  const enter = useCommand(signIn, { done: () => router.history.push(to ?? '/'), handles: () => true })
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? say.missingEmail : null),
      password: (value) => (value === '' ? say.missingPassword : null),
    },
  })
  const submit = form.onSubmit(({ email, password }) => enter.mutate({ body: { email: email.trim(), password } }))
  return (
    <FrontDoor title={say.title} lead={ended === true ? say.ended : say.lead}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {enter.error !== null && (
            <Alert color="red" role="alert">
              {enter.error.kind === 'unauthenticated' ? say.wrong : enter.error.message}
            </Alert>
          )}
          <TextInput label={say.email} type="email" autoComplete="username" size="md" autoFocus {...form.getInputProps('email')} />
          <PasswordInput
            label={say.password}
            autoComplete="current-password"
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': say.show }}
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" loading={enter.isPending}>
            {say.button}
          </Button>
        </Stack>
      </form>
    </FrontDoor>
  )
}
