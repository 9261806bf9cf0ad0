import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { Refusal } from '#platform/refusal.ts'
import type { Contract, Input } from './contract.ts'
import { inputProblems } from './input-problem.ts'
import { strictSchema } from './strict-schema.ts'

export type Parts = { params?: unknown; query?: unknown; body?: unknown }

const common = { allErrors: true, useDefaults: true, strict: false, verbose: true } as const
/** Addresses hold text only: "12" is read as 12. A body says what it means. */
const checkers = { address: new Ajv({ ...common, coerceTypes: 'array' }), body: new Ajv(common) }
for (const checker of Object.values(checkers)) formats.default(checker)

type Checks = { params: ValidateFunction | null; query: ValidateFunction | null; body: ValidateFunction | null }
const compiled = new WeakMap<Contract, Checks>()

/** The request's parts as the contract types them, or a refusal with a sentence at each wrong field. */
export function checkInput<C extends Contract>(contract: C, parts: Parts): Input<C> {
  const checks = compiled.get(contract) ?? compile(contract)
  if (checks.body !== null && (parts.body === undefined || parts.body === null)) {
    throw new Refusal('invalid', 'body-missing', `${contract.method} ${contract.path} needs a JSON body.`)
  }
  // Numbers are read and defaults filled in place: a copy, so that the asker's objects stay as they are.
  const input = structuredClone({ params: parts.params ?? {}, query: parts.query ?? {}, body: parts.body })
  const problems = (['params', 'query', 'body'] as const).flatMap((part) => {
    const check = checks[part]
    return check === null || check(input[part]) ? [] : inputProblems(check.errors ?? [], part)
  })
  if (problems.length === 0) return input as Input<C>
  throw new Refusal('invalid', 'invalid-input', {
    message: problems
      .map(({ message }) => message)
      .slice(0, 3)
      .join(' '),
    problems: problems,
  })
}

function compile(contract: Contract): Checks {
  const made: Checks = {
    params: contract.params ? checkers.address.compile(strictSchema(contract.params)) : null,
    query: contract.query ? checkers.address.compile(strictSchema(contract.query)) : null,
    body: contract.body ? checkers.body.compile(strictSchema(contract.body)) : null,
  }
  compiled.set(contract, made)
  return made
}
