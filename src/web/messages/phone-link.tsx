import { Anchor, Text } from '@mantine/core'
import { words } from '#web/words/words.ts'

/** The address a telephone understands. */
export function dialed(phone: string): string {
  return `tel:${phone.replaceAll(/[^+\d]/g, '')}`
}

/** A number as people read it aloud: `+13125551000` → `+1 312 555 1000`. Numbers of other countries stay as they are. */
export function spoken(phone: string): string {
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3')
}

/** A number one can touch to call it. */
export function PhoneLink({ phone }: { phone: string }) {
  if (phone === '') {
    return (
      <Text span inherit c="dimmed">
        {words.calls.noPhone}
      </Text>
    )
  }
  return <Anchor href={dialed(phone)}>{spoken(phone)}</Anchor>
}
