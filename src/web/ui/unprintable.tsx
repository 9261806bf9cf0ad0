import { Alert } from '@mantine/core'
import { unprintableSentence } from '#studio/messages/papers/unprintable.ts'
import { Icon } from './icon.tsx'

/** What a letter would print boxes for; nothing where every sign can be printed. */
export function Unprintable({ signs }: { signs: readonly string[] }) {
  const sentence = unprintableSentence(signs)
  if (sentence === null) return null
  return (
    <Alert color="honey" icon={<Icon name="alert" />} mb="md">
      {sentence}
    </Alert>
  )
}
