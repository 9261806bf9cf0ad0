import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { call } from '#web/app/api/call.ts'
import { type Me, meQuery } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { SignInForm } from './sign-in-form.tsx'

const say = words.staff.signIn

/** The sign-in has ended while a screen was open: it is done again above the screen, so that what was typed there is still there. */
export function SignInAgain({ close }: { close: () => void }) {
  const client = useQueryClient()
  const before = client.getQueryData<Me>(meQuery.queryKey)
  const goOn = async () => {
    const now = await call(readMe)
    // Somebody else, or in another studio: nothing of what the screen shows is theirs.
    if (now.account?.email !== before?.account?.email || now.studio.id !== before?.studio.id) return location.assign('/')
    close()
    await client.invalidateQueries()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={say.title}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ blur: 6 }}
      zIndex={500}
    >
      <Text c="dimmed" size="sm" mb="md">
        {say.ended}
      </Text>
      <SignInForm email={before?.account?.email ?? ''} done={() => void goOn()} />
    </Modal>
  )
}
