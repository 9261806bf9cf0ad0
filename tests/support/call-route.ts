import { Value } from 'typebox/value'
import { checkInput } from '#platform/http/check-input.ts'
import { type Contract, type Input, isBytes, type Output } from '#platform/http/contract.ts'
import type { StudioRoute } from '#studio/staff/route.ts'
import type { OpenStudio } from '#studio/staff/work.ts'

/** Asks an endpoint as the server does, without the network: the input is checked, the answer travels as JSON and must fit its contract. */
export function caller(studio: OpenStudio, routes: readonly StudioRoute[]) {
  return async <const C extends Contract>(contract: C, input: Partial<Input<C>> = {}): Promise<Output<C>> => {
    const found = routes.find((route) => route.contract === (contract as Contract))
    if (found === undefined) throw new Error(`No route has the contract ${contract.method} ${contract.path}.`)
    const checked = checkInput(contract, { params: undefined, query: undefined, body: undefined, ...input })
    const handled = await found.handle(studio, checked)
    if (isBytes(found.contract)) return handled as Output<C>
    if (found.contract.lines === true) return promised(found.contract, handled as AsyncIterable<unknown>) as Output<C>
    return travelled(contract, handled) as Output<C>
  }
}

async function* promised(contract: Contract, rows: AsyncIterable<unknown>): AsyncGenerator {
  for await (const row of rows) yield travelled(contract, row)
}

/** As it travels. It must fit its contract. */
function travelled(contract: Contract, handled: unknown): unknown {
  const answer: unknown = JSON.parse(JSON.stringify(handled))
  const [problem] = Value.Errors(contract.response, answer)
  if (problem !== undefined) throw new Error(`The answer of ${contract.method} ${contract.path} is not as promised: ${JSON.stringify(problem)}`)
  return answer
}
