import { readDoubts } from '#studio/delivery/contract.ts'
import { useAnswer } from './api/use-answer.ts'
import { useMay } from './me.ts'

/** How many emails may have been sent or not, and where somebody decides about them. Asked again and again: it comes up while nobody looks. */
export function useDoubts() {
  const { data } = useAnswer(readDoubts, {}, { when: useMay('messages.read'), every: () => 10_000 })
  const { count = 0, sole = null } = data ?? {}
  return { count, place: { to: '/messages', search: { view: 'in-doubt', message: sole ?? undefined } } as const }
}
