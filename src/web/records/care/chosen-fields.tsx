import { Radio, Text } from '@mantine/core'
import type { MergePreview } from '#studio/records/care/contract.ts'
import type { MergeField } from '#studio/records/care/merge-fields.ts'
import { useClock } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import { languageName } from '../clients/languages.ts'
import { toldDay } from '../told-day.ts'
import classes from './chosen-fields.module.css'

const say = words.care.merge

type Whose = 'winner' | 'loser'
type ChosenFieldsProps = {
  preview: MergePreview
  choices: Readonly<Partial<Record<MergeField, Whose>>>
  choose: (field: MergeField, whose: Whose) => void
}

/** One line for each fact that differs, with both values to choose between. */
export function ChosenFields({ preview: { winner, loser, fields }, choices, choose }: ChosenFieldsProps) {
  return (
    <div className={classes.table}>
      <div className={classes.heads}>
        <span />
        {([winner, loser] as const).map(({ id, name }) => (
          <div key={id}>
            <Text fw={600}>{name}</Text>
            <Text size="xs" c="dimmed">
              {id === winner.id ? say.stays : say.goes}
            </Text>
          </div>
        ))}
      </div>
      {fields.map((row) => (
        <Radio.Group
          key={row.field}
          aria-label={say.fields[row.field]}
          value={choices[row.field] ?? row.usual}
          onChange={(whose) => choose(row.field, whose as Whose)}
        >
          <div className={classes.line}>
            <Text size="sm" c="dimmed">
              {say.fields[row.field]}
            </Text>
            <Radio value="winner" label={<Value field={row.field} value={row.winner} />} />
            <Radio value="loser" label={<Value field={row.field} value={row.loser} />} />
          </div>
        </Radio.Group>
      ))}
    </div>
  )
}

function Value({ field, value }: { field: MergeField; value: MergePreview['fields'][number]['winner'] }) {
  const clock = useClock()
  if (value === null)
    return (
      <Text span inherit c="dimmed">
        {say.nothing}
      </Text>
    )
  if (typeof value === 'object') return toldDay(value, clock)
  return field === 'language' ? languageName(value) : value
}
