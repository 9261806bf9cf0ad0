import { Code, Stack, Text } from '@mantine/core'
import { fieldsOn, type MergeFieldName, mergeFields, type SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import { words } from '#web/words/words.ts'
import classes from './templates.module.css'

const say = words.templates.merge

type ChipsProps = { subjectKind: SubjectKind; insert: (name: MergeFieldName) => void; disabled: boolean }

/** The fields a template may use. A click puts one where one was writing. */
export function FieldChips({ subjectKind, insert, disabled }: ChipsProps) {
  return (
    <Stack gap="xs" component="section" aria-label={say.title}>
      <Text size="sm" fw={600}>
        {say.title}
      </Text>
      <Text size="xs" c="dimmed">
        {say.hint}
      </Text>
      <div className={classes.chips}>
        {fieldsOn(subjectKind).map((name) => (
          // The text keeps the focus, so that a click inserts at its cursor.
          <button
            key={name}
            type="button"
            className={classes.chip}
            disabled={disabled}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(name)}
          >
            {mergeFields[name].label}
          </button>
        ))}
      </div>
      <Text size="xs" c="dimmed">
        {say.emptyHint} <Code style={{ whiteSpace: 'nowrap' }}>{say.example}</Code>
      </Text>
    </Stack>
  )
}
