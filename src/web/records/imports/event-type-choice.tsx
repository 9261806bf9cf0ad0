import { NativeSelect } from '@mantine/core'
import type { Looked } from '#studio/records/imports/contract.ts'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'

const say = words.imports.eventType

type Props = { kind: 'session' | 'appointment'; looked: Looked | undefined; disabled: boolean; choose: (type: string) => void }

/** Of which type the events of a calendar are, where neither their category nor their title says so. */
export function EventTypeChoice({ kind, looked, disabled, choose }: Props) {
  const types = useAnswer(listTypes, { query: { subject_kind: kind } })
  const [found] = looked?.headers ?? []
  const names = (types.data?.rows ?? []).filter(({ active }) => active).map(({ name }) => name)
  const categories = found?.samples ?? []
  return (
    <NativeSelect
      label={say.label}
      description={[say.hint, categories.length > 0 ? say.categories(categories) : ''].filter(Boolean).join(' ')}
      data={[{ value: '', label: say.none }, ...names]}
      value={found?.column ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
      maw="24rem"
      disabled={disabled || looked === undefined}
    />
  )
}
