import { Anchor, List, Spoiler, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { words } from '#web/words/words.ts'
import type { Run } from './run-panel.tsx'

const say = words.process.run
const told = Object.keys(say.outcomes) as (keyof typeof say.outcomes)[]

/** What a run did, in sentences; and each item that did not go as wanted, with the reason. */
export function RunResult({ run, open }: { run: Run; open: (item: number) => void }) {
  const sentences = told.flatMap((outcome) => ((run.outcomes[outcome] ?? 0) > 0 ? [say.outcomes[outcome](run.outcomes[outcome] ?? 0)] : []))
  const unlisted = told.slice(2).reduce((sum, outcome) => sum + (run.outcomes[outcome] ?? 0), 0) - run.problems.length
  return (
    <Stack gap={6}>
      <Text>
        <Text span fw={650}>
          {say.generated(run.generated)}
        </Text>{' '}
        {sentences.join(' ')} {run.undone_at === null ? '' : say.undone}{' '}
        {(run.generated.email ?? 0) > 0 && (
          <Anchor component={Link} to="/messages" underline="always">
            {say.seeMessages}
          </Anchor>
        )}
      </Text>
      {run.problems.length > 0 && (
        <Spoiler maxHeight={110} showLabel={words.actions.loadMore} hideLabel={words.actions.close}>
          <Text size="sm" fw={600}>
            {say.problems}
          </Text>
          <List size="sm" listStyleType="none">
            {run.problems.map(({ item_id, client_name, trigger, message }) => (
              <List.Item key={item_id}>
                <Anchor component="button" type="button" underline="always" onClick={() => open(item_id)}>
                  {client_name}
                </Anchor>{' '}
                · {trigger}: {message}
              </List.Item>
            ))}
            {unlisted > 0 && <List.Item>{say.moreProblems(unlisted)}</List.Item>}
          </List>
        </Spoiler>
      )}
    </Stack>
  )
}
