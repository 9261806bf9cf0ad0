import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import type { testRules } from '#studio/rules/contract.ts'
import { words } from '#web/words/words.ts'
import classes from './rules.module.css'
import { Lines } from './wrong-lines.tsx'

const say = words.rules

/** What came of the tests of a file: of each whether it passed, what was made, and what is not as expected at its line. */
export function RulesTests({ tried: { passed, failed, results }, text }: { tried: Output<typeof testRules>; text: string }) {
  return (
    <Stack component="section" gap="sm" aria-labelledby="tests">
      <Title order={2} size="h4" id="tests">
        {say.tests}
      </Title>
      <Text size="sm" component="output">
        {failed === 0 ? say.allPassed(passed) : say.someFailed(failed, passed)} {say.testsNote}
      </Text>
      <ul className={classes.changes}>
        {results.map((result) => (
          <li key={result.line}>
            <Group gap="xs">
              <Badge color={result.passed ? 'green' : 'red'} variant="light">
                {result.passed ? say.passed : say.failed}
              </Badge>
              <Text size="sm" fw={600}>
                {result.name}
              </Text>
            </Group>
            {result.made.map((made) => (
              <Text key={`${made.at} ${made.channel} ${made.to} ${made.trigger} ${made.record}`} size="sm" className={classes.detail}>
                {say.made(made)}
              </Text>
            ))}
            {result.troubles.length > 0 && <Lines lines={result.troubles} text={text} />}
          </li>
        ))}
      </ul>
    </Stack>
  )
}
