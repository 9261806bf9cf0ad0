import { Radio, Stack } from '@mantine/core'
import { words } from '#web/words/words.ts'
import { FinePoints } from './fine-points.tsx'
import { countingFrom, offeredLines } from './moved-to.ts'
import { OffsetFields } from './offset-fields.tsx'
import { RecordsFields } from './records-fields.tsx'
import type { FormProps } from './trigger-tabs.tsx'

const say = words.triggers.when

/** Which records, which date, how long before or after; and the fine points. */
export function WhenTab({ form, choices }: FormProps) {
  const { values } = form
  const lines = offeredLines(values, choices)
  const choose = (value: string) => {
    const line = lines.find(({ moment }) => moment === value)
    if (line !== undefined) form.setValues(countingFrom(values, line.moment))
  }
  return (
    <Stack gap="xl" maw="46rem">
      <RecordsFields form={form} choices={choices} />
      <Radio.Group label={say.moment} value={values.moment} onChange={choose} error={form.errors.moment}>
        <Stack gap="xs" mt="xs">
          {lines.map(({ moment, label }) => (
            <Radio key={moment} value={moment} label={label} description={say.moments[moment] || undefined} />
          ))}
        </Stack>
      </Radio.Group>
      <OffsetFields form={form} />
      <FinePoints form={form} />
    </Stack>
  )
}
