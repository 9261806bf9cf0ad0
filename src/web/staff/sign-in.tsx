import { useRouter } from '@tanstack/react-router'
import { words } from '#web/words/words.ts'
import { FrontDoor } from './front-door.tsx'
import { signInRoute } from './screens.tsx'
import { SignInForm } from './sign-in-form.tsx'

const say = words.staff.signIn

export function SignIn() {
  const { to } = signInRoute.useSearch()
  const router = useRouter()
  return (
    <FrontDoor title={say.title} lead={say.lead}>
      <SignInForm done={() => router.history.push(to ?? '/')} />
    </FrontDoor>
  )
}
