import { Alert, Code, Text } from '@mantine/core'
import type { Trouble } from '#web/app/api/trouble.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import classes from './rules.module.css'

const say = words.rules

/** What is wrong in a file, each at its line with the line itself. What is not about lines is told as it is. */
export function WrongLines({ trouble, text }: { trouble: Trouble; text: string }) {
  const lines = trouble.problems.flatMap(({ field, message }) => {
    const line = /^line (\d+)$/.exec(field)?.[1]
    return line === undefined ? [] : [{ line: Number(line), message }]
  })
  return (
    <Alert color="red" icon={<Icon name="alert" />} role="alert" title={lines.length === 0 ? undefined : say.wrong(lines.length)}>
      {lines.length === 0 ? trouble.message : <Lines lines={lines} text={text} />}
    </Alert>
  )
}

/** Sentences at their lines. */
export function Lines({ lines, text }: { lines: readonly { line: number; message: string }[]; text: string }) {
  const rows = text.split('\n')
  return (
    <ul className={classes.lines}>
      {lines.map(({ line, message }) => (
        <li key={`${line} ${message}`}>
          <Text size="sm">
            <b>{say.line(line)}</b> {message}
          </Text>
          <Code block className={classes.code}>
            {rows[line - 1]?.trim() ?? ''}
          </Code>
        </li>
      ))}
    </ul>
  )
}
