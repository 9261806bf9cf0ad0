import { Alert, Group, Stack, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import { listItemGroups, listItems } from '#studio/matching/contract.ts'
import { readAutomatic, releaseItems } from '#studio/processing/automatic/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'

const say = words.automatic

/** What goes by itself today, and where the brake asks. Nothing is shown where nothing is automatic. */
export function AutomaticNotice() {
  const { data } = useAnswer(readAutomatic, {}, { every: () => 20_000 })
  if (data === undefined || (data.going_today === 0 && data.brakes.length === 0)) return null
  return (
    <Stack gap="xs">
      {data.brakes.map((brake) => (
        <Brake key={brake.trigger_id} brake={brake} />
      ))}
      {data.going_today > 0 && !data.paused && (
        <Text size="sm" c="dimmed">
          {say.today(data.going_today)}
        </Text>
      )}
    </Stack>
  )
}

function Brake({ brake: { trigger_id, count, message } }: { brake: Output<typeof readAutomatic>['brakes'][number] }) {
  const mayDecide = useMay('items.decide')
  const release = useCommand(releaseItems, { refreshes: [readAutomatic, listItemGroups, listItems], says: say.letGoAllDone })
  return (
    <Alert color="honey" icon={<Icon name="alert" />} title={say.brake}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{message}</Text>
        {mayDecide && (
          <ConfirmButton
            size="compact-sm"
            loading={release.isPending}
            label={say.letGoAll(count)}
            text={say.letGoAllText}
            onConfirm={() => release.mutate({ body: { trigger_id, waits_for: 'brake' } })}
          />
        )}
      </Group>
    </Alert>
  )
}
