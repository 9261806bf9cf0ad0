import { Select } from '@mantine/core'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { clearButton } from './clear-button.ts'

type ZoneFieldProps = { label: string; value?: string | null; onChange?: (zone: string | null) => void; error?: React.ReactNode }

const zones = Intl.supportedValuesOf('timeZone')

/** A time zone; none is the studio's. */
export function ZoneField({ label, value = null, ...field }: ZoneFieldProps) {
  const { zone } = useMe().studio
  const known = value === null || zones.includes(value) ? zones : [value, ...zones]
  return (
    <Select
      {...field}
      label={label}
      placeholder={words.records.studioZone(zone)}
      data={known.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
      value={value}
      limit={60}
      searchable
      clearable
      clearButtonProps={clearButton(label)}
    />
  )
}
