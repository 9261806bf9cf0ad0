import { Anchor, Button, List, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import type { Run } from './use-run.ts'

const say = words.process.run
const notAsWanted = Object.keys(say.outcomes).slice(2)
const firstShown = 4

type RunResultProps = { run: Run; open: (item: number) => void }

/** What a run did, in sentences; and each item that did not go as wanted, with the reason. */
export function RunResult({ run, open }: RunResultProps) {
  const [first, ...others] = say.told(run)
  return (
    <Stack gap={6}>
      <Text>
        <Text span fw={650}>
          {first}
        </Text>{' '}
        {others.join(' ')}{' '}
        {(run.generated.email ?? 0) > 0 && (
          <Anchor component={Link} to="/messages" underline="always">
            {say.seeMessages}
          </Anchor>
        )}
      </Text>
      {run.in_doubt > 0 && (
        <Text c="var(--mantine-color-error)">
          {words.messages.inDoubt(run.in_doubt)}{' '}
          <TextLink to="/messages" search={{ view: 'in-doubt' }}>
            {words.messages.decide}
          </TextLink>
        </Text>
      )}
      {run.problems.length > 0 && <Problems run={run} open={open} />}
    </Stack>
  )
}

function Problems({ run: { problems, outcomes }, open }: RunResultProps) {
  const [whole, setWhole] = useState(false)
  const unlisted = notAsWanted.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0) - problems.length
  return (
    <div>
      <Text size="sm" fw={600}>
        {say.problems}
      </Text>
      <List size="sm" listStyleType="none">
        {(whole ? problems : problems.slice(0, firstShown)).map(({ item_id, client_name, trigger, message }) => (
          <List.Item key={item_id}>
            <Anchor component="button" type="button" underline="always" onClick={() => open(item_id)}>
              {client_name}
            </Anchor>{' '}
            · {trigger}: {message}
          </List.Item>
        ))}
        {unlisted > 0 && (whole || problems.length <= firstShown) && <List.Item>{say.moreProblems(unlisted)}</List.Item>}
      </List>
      {problems.length > firstShown && (
        <Button variant="subtle" size="compact-sm" mt={4} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? words.actions.close : words.actions.loadMore}
        </Button>
      )}
    </div>
  )
}
