import { Anchor, Text } from '@mantine/core'
import { words } from '#web/words/words.ts'

/** A number one can touch to call it. */
export function PhoneLink({ phone }: { phone: string }) {
  if (phone === '') {
    return (
      <Text span inherit c="dimmed">
        {words.calls.noPhone}
      </Text>
    )
  }
  return <Anchor href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</Anchor>
}
