import { Select } from '@mantine/core'
import { type DateOrder, dateOrders, isDateOrder } from '#studio/calendar/date-order.ts'
import type { Looked } from '#studio/records/imports/contract.ts'
import { words } from '#web/words/words.ts'

const say = words.imports

type Props = { looked: Looked['date_order'] | undefined; usual: DateOrder; disabled: boolean; choose: (order: DateOrder) => void }

/** In which order the file writes its dates: as it shows itself, or asked for where its dates can be read both ways. */
export function DateOrderChoice({ looked, usual, disabled, choose }: Props) {
  const from = looked?.from
  return (
    <Select
      label={say.dateOrder}
      data={Object.entries(dateOrders).map(([value, { label, example }]) => ({ value, label: `${label}, ${say.example(example)}` }))}
      value={looked === undefined ? usual : looked.order}
      placeholder={say.orderAsked}
      description={from === undefined || from === 'open' ? null : say.orderFrom[from]}
      error={from === 'open' ? say.orderOpen : null}
      onChange={(value) => value !== null && isDateOrder(value) && choose(value)}
      allowDeselect={false}
      maw="24rem"
      disabled={disabled}
    />
  )
}
