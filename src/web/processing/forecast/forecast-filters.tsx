import { Group, SegmentedControl, Select } from '@mantine/core'
import { readClient } from '#studio/records/clients/contract.ts'
import { listTriggers } from '#studio/triggers/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { ChoiceFilter } from '#web/records/choice-filter.tsx'
import { clearButton } from '#web/records/clear-button.ts'
import { clientTitle } from '#web/records/clients/client-title.ts'
import { ClientPicker } from '#web/records/sessions/client-picker.tsx'
import { words } from '#web/words/words.ts'
import type { ForecastSearch } from './screens.tsx'
import { channels, looks, spanOf, spans, usualSpan } from './span.ts'

const say = words.forecast

type FiltersProps = { search: ForecastSearch; change: (next: ForecastSearch) => void }

/** How far ahead, as a list or a calendar, and of what. All of it stands in the address. */
export function ForecastFilters({ search: { as = 'list', days = usualSpan, trigger, client, channel }, change }: FiltersProps) {
  const triggers = useAnswer(listTriggers, { query: { active: true, limit: 500 } })
  const chosen = useAnswer(readClient, { params: { id: client ?? 0 } }, { when: client !== undefined })
  const name = chosen.data === undefined ? words.records.goneChoice : clientTitle(chosen.data)
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label={say.look}
        data={looks.map((value) => ({ value, label: say.looks[value] }))}
        value={as}
        onChange={(value) => change({ as: value === 'list' ? undefined : value })}
      />
      <SegmentedControl
        aria-label={say.span}
        data={spans.map((value) => ({ value: String(value), label: say.spans[value] }))}
        value={String(days)}
        onChange={(value) => change({ days: spanOf(value), day: undefined })}
      />
      <ChoiceFilter
        label={say.trigger}
        none={say.anyTrigger}
        choices={triggers.data?.rows.map(({ id, description }) => ({ id, name: description }))}
        value={trigger}
        onChange={(id) => change({ trigger: id })}
      />
      <Select
        aria-label={say.channel}
        placeholder={say.anyChannel}
        data={channels.map((value) => ({ value, label: words.channels[value] }))}
        value={channel ?? null}
        onChange={(value) => change({ channel: channels.find((one) => one === value) })}
        clearable
        clearButtonProps={clearButton(say.channel)}
        style={{ flex: '1 1 8rem', maxWidth: '10rem' }}
      />
      <ClientPicker filter clearable value={client === undefined ? null : { id: client, name }} onChange={(picked) => change({ client: picked?.id })} />
    </Group>
  )
}
