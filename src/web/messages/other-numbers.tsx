import { Button, Group, Text } from '@mantine/core'
import type { Call } from '#studio/delivery/call-desk/contract.ts'
import { words } from '#web/words/words.ts'
import { PhoneLink, spoken } from './phone-link.tsx'

const say = words.calls.details

type OtherNumbersProps = { call: Call; phone: string; choose: (phone: string) => void }

/** What else is on file: to look at, and to call instead this once. */
export function OtherNumbers({ call, phone, choose }: OtherNumbersProps) {
  const others = call.phones.filter((one) => one.phone !== phone)
  if (others.length === 0) return null
  return (
    <div style={{ marginBottom: 'var(--mantine-spacing-xs)' }}>
      {phone !== call.to_address && <Text size="sm">{say.calling(spoken(phone))}</Text>}
      <Text size="xs" c="dimmed">
        {say.others}
      </Text>
      {others.map((one) => (
        <Group key={one.phone} gap="xs">
          <PhoneLink phone={one.phone} />
          <Text size="xs" c="dimmed">
            {[...(one.sms ? [say.sms] : []), ...(one.stopped ? [say.stopped] : [])].join(', ')}
          </Text>
          {!one.stopped && (
            <Button size="compact-xs" variant="subtle" onClick={() => choose(one.phone)}>
              {say.instead}
            </Button>
          )}
        </Group>
      ))}
    </div>
  )
}
