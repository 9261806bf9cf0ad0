import { useDebouncedValue } from '@mantine/hooks'
import { foreseeImpact, type Impact } from '#studio/delivery/impact/contract.ts'
import type { MovableKind, RecordMove } from '#studio/records/supposed/record-move.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'

/** What is asked about; null where nothing is changed yet. */
export type Asked = { kind: MovableKind; id: number; changes: RecordMove } | null

/** `settled`: it is the answer to what stands in the form. `waiting`: the answer is still to come, and saving now would not know whom to offer a correction. */
export type Foreseen = { impact: Impact | undefined; settled: boolean; waiting: boolean }

/** What the change would do, asked for once somebody stops typing. */
export function useImpact(asked: Asked): Foreseen {
  const text = JSON.stringify(asked)
  const [later] = useDebouncedValue(text, 300)
  const { kind, id, changes } = asked ?? { kind: 'session', id: 0, changes: {} }
  const answer = useAnswer(foreseeImpact, { body: { subject_kind: kind, subject_id: id, changes } }, { when: asked !== null && later === text, keep: true })
  const settled = later === text && !answer.isPlaceholderData
  const waiting = asked !== null && !answer.isError && (!settled || answer.data === undefined)
  return { impact: asked === null ? undefined : answer.data, settled, waiting }
}

/** Messages that a correction can be sent of. `canceled`: since the record is to be no more. */
export type Outdated = { messages: readonly number[]; canceled: boolean }

/** The latest of each person. */
export function correctable(impact: Impact | undefined, { canceled = false }: RecordMove = {}): Outdated {
  const latest = new Map((impact?.messages ?? []).filter((one) => one.correctable).map(({ recipient, id }) => [recipient, id]))
  return { messages: [...latest.values()], canceled }
}
