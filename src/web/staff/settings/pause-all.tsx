import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { pauseStudio, readStudio } from '#studio/staff/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { Section } from '#web/records/section.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'

const say = words.settings.sender

/** Stops everything at once, and lets it go on. */
export function PauseAll({ studio }: { studio: Output<typeof readStudio> }) {
  const mayPause = useMay('delivery.control')
  const [reason, setReason] = useState('')
  const pause = useCommand(pauseStudio, { refreshes: [readStudio, readMe], says: ({ paused_at }) => (paused_at === null ? say.resumed : say.nowPaused) })
  const paused = studio.paused_at !== null
  return (
    <Section title={say.pause}>
      <Stack align="flex-start">
        <Text size="sm">
          {paused ? say.paused : say.running} {paused ? studio.paused_reason : ''}
        </Text>
        {mayPause && !paused && (
          <Group align="flex-end" gap="sm" w="100%">
            <TextInput
              label={say.pauseReason}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              style={{ flex: '1 1 14rem', maxWidth: '24rem' }}
            />
            <Button
              variant="default"
              leftSection={<Icon name="pause" size={16} />}
              loading={pause.isPending}
              onClick={() => pause.mutate({ body: { paused: true, reason: reason.trim() || null } })}
            >
              {say.pauseButton}
            </Button>
          </Group>
        )}
        {mayPause && paused && (
          <Button leftSection={<Icon name="play" size={16} />} loading={pause.isPending} onClick={() => pause.mutate({ body: { paused: false } })}>
            {say.resume}
          </Button>
        )}
      </Stack>
    </Section>
  )
}
