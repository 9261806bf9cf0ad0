import { Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Status } from '#studio/records/statuses/contract.ts'
import { words } from '#web/words/words.ts'

const say = words.statuses.form

type ByItself = Pick<Status, 'on_booking' | 'on_order'>

type GivenByItselfProps = {
  values: Partial<ByItself>
  set: (mark: keyof ByItself, on: boolean) => void
  errors: Readonly<Record<string, ReactNode>>
}

/** Whether clients go to this status without anybody moving them. */
export function GivenByItself({ values, set, errors }: GivenByItselfProps) {
  return (
    <>
      {(['on_booking', 'on_order'] as const).map((mark) => (
        <Switch
          key={mark}
          label={say.byItself[mark]}
          description={say.byItselfHint}
          checked={values[mark] ?? false}
          onChange={(event) => set(mark, event.currentTarget.checked)}
          error={errors[mark]}
        />
      ))}
    </>
  )
}
