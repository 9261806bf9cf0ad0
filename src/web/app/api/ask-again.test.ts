import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { askAgain } from './ask-again.ts'

/** A screen that looks at one answer, and those who answer in the order they were asked. */
function look(seen?: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const queryKey = ['/history', {}]
  const answers: ((text: string) => void)[] = []
  if (seen !== undefined) client.setQueryData(queryKey, seen)
  const screen = new QueryObserver(client, { queryKey, queryFn: () => new Promise<string>((answer) => answers.push(answer)) })
  const stop = screen.subscribe(() => {})
  return { client, screen, answers, stop }
}

test.each([[undefined], ['what stood there before']])(
  'an answer under way (before it: %s) that was asked for before something was done is not taken for what is true after it',
  async (seen) => {
    const { client, screen, answers, stop } = look(seen)
    const again = askAgain(client, { queryKey: ['/history'] })
    await expect.poll(() => answers.length).toBe(2)
    answers[0]?.('before')
    answers[1]?.('after')
    await again
    expect(screen.getCurrentResult().data).toBe('after')
    expect(screen.getCurrentResult().error).toBeNull()
    stop()
  },
)

test('what nobody looks at is asked for when it is looked at next', async () => {
  const { client, answers, stop } = look('old')
  stop()
  answers[0]?.('newer')
  await askAgain(client, { queryKey: ['/history'] })
  expect(client.getQueryState(['/history', {}])?.isInvalidated).toBe(true)
})
