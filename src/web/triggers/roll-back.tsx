import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { previewTrigger } from '#studio/processing/preview/contract.ts'
import { readVersion, rollBackTrigger } from '#studio/triggers/versions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { tell } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import type { Trigger } from './trigger-form.ts'
import { Differences } from './versions.tsx'
import { OnTheList } from './what-it-does.tsx'

const say = words.safeChange

type RollBackProps = {
  trigger: Trigger
  /** Null: closed. */
  to: number | null
  close: () => void
}

/** Asks before an earlier version comes back: what would differ, and whom it concerns. */
export function RollBack({ trigger, to, close }: RollBackProps) {
  return (
    <FormWindow opened={to !== null} title={to === null ? '' : say.rollBackTitle(to)} size="lg" close={close}>
      {to !== null && <Asking trigger={trigger} to={to} close={close} />}
    </FormWindow>
  )
}

function Asking({ trigger, to, close }: RollBackProps & { to: number }) {
  const { id, version } = trigger
  const draft = { id, to_version: to }
  const then = useAnswer(readVersion, { params: { id, version: to }, query: { compared_with: version } })
  const preview = useAnswer(previewTrigger, { body: { ...draft, active: trigger.active } })
  const back = useCommand(rollBackTrigger, {
    refreshes: refreshed,
    handles: () => true,
    done: () => {
      tell(say.rolledBack(to))
      close()
    },
  })
  const refused = preview.error
  return (
    <Stack>
      <Text size="sm">{say.rollBackLead}</Text>
      <Loaded answer={then}>
        {({ sentence, differences }) => (
          <>
            <Text size="sm">{sentence}</Text>
            {differences.length === 0 ? <Text size="sm">{say.same}</Text> : <Differences differences={differences} />}
          </>
        )}
      </Loaded>
      {refused !== null ? (
        <Alert color="red" icon={<Icon name="alert" />} role="alert">
          {refused.message}
        </Alert>
      ) : (
        <Loaded answer={preview}>
          {(seen) => (
            <>
              {seen.notes.map((note) => (
                <Text key={note} size="sm">
                  {note}
                </Text>
              ))}
              <OnTheList seen={seen} draft={draft} />
              {seen.history.count > 0 && <Text size="sm">{say.groups.history(seen.history.count, seen.history.more_than)}</Text>}
            </>
          )}
        </Loaded>
      )}
      <FormTrouble trouble={back.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {words.actions.cancel}
        </Button>
        <Button
          loading={back.isPending}
          disabled={refused !== null || then.data?.differences.length === 0}
          onClick={() => back.mutate({ params: { id }, body: { version, to } })}
        >
          {say.rollBackNow(to)}
        </Button>
      </Group>
    </Stack>
  )
}
