import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Output } from '#platform/http/contract.ts'
import type { compareRules } from '#studio/rules/contract.ts'
import { sections } from '#studio/rules/sections.ts'
import { words } from '#web/words/words.ts'
import classes from './rules.module.css'

const say = words.rules

type Changes = Output<typeof compareRules>['changes']

/** What a file would change, section by section, in words; then the button that does it. */
export function RulesChanges({ changes, action }: { changes: Changes; action: ReactNode }) {
  return (
    <Stack component="section" gap="sm" aria-labelledby="changes">
      <Group justify="space-between">
        <Title order={2} size="h4" id="changes">
          {say.changes}
        </Title>
        {changes.length > 0 && action}
      </Group>
      {changes.length === 0 && <Text size="sm">{say.nothing}</Text>}
      {sections
        .map((section) => ({ section, here: changes.filter((change) => change.section === section) }))
        .filter(({ here }) => here.length > 0)
        .map(({ section, here }) => (
          <div key={section}>
            <Title order={3} size="h5">
              {say.sections[section]}
            </Title>
            <ul className={classes.changes}>
              {here.map((change) => (
                <li key={`${change.what} ${change.name}`}>
                  <Change change={change} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </Stack>
  )
}

const colors = { added: 'green', changed: 'blue', removed: 'red' } as const

function Change({ change: { name, what, details, notes = [] } }: { change: Changes[number] }) {
  return (
    <>
      <Group gap="xs">
        <Badge color={colors[what]} variant="light">
          {say.what[what]}
        </Badge>
        <Text size="sm" fw={600}>
          {name}
        </Text>
      </Group>
      {notes.map((note) => (
        <Alert key={note} color="yellow" p="xs" my={4}>
          {note}
        </Alert>
      ))}
      {details.map((detail) => (
        <Text key={detail} size="sm" className={classes.detail}>
          {detail}
        </Text>
      ))}
    </>
  )
}
