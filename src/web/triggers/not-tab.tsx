import { Checkbox, Stack, Text } from '@mantine/core'
import { exclusionKeys, exclusions } from '#studio/triggers/exclusions.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { words } from '#web/words/words.ts'
import type { FormProps } from './trigger-tabs.tsx'

const say = words.triggers.not

/** Whom the trigger leaves out: the ticks of the guide's session page. */
export function NotTab({ form }: FormProps) {
  const { purpose, subject_kind } = form.values
  const shown = exclusionKeys.filter((key) => (exclusions[key].on as readonly TriggerSubject[]).includes(subject_kind))
  return (
    <Stack maw="46rem">
      <Text size="sm" c="dimmed">
        {say.lead}
      </Text>
      {shown.map((key) => {
        const always = key === 'do_not_market' && purpose === 'marketing'
        return (
          <Checkbox
            key={key}
            label={exclusions[key].label}
            description={always ? say.always : say.says[key]}
            disabled={always}
            checked={always || form.values.exclusions[key]}
            onChange={(event) => form.setFieldValue(`exclusions.${key}`, event.currentTarget.checked)}
            error={form.errors[`exclusions.${key}`]}
          />
        )
      })}
    </Stack>
  )
}
