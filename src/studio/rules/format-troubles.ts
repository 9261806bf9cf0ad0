import type { ErrorObject } from 'ajv'
import { inputProblems } from '#platform/http/input-problem.ts'
import { nearName } from '#studio/messages/rendering/nearest-field.ts'
import type { Path, Trouble } from './trouble.ts'

/** What the format does not know, in sentences: what was meant, where a word is nearly one that it knows. */
export function formatTroubles(errors: readonly ErrorObject[]): Trouble[] {
  const advice = new Map(errors.flatMap((error) => adviceOf(error)))
  return inputProblems(errors).map(({ field, message }) => ({ path: pathOf(field), message: advice.get(field)?.(message) ?? message }))
}

type Advice = [field: string, told: (message: string) => string]

function adviceOf({ keyword, params, instancePath, parentSchema, data }: ErrorObject): Advice[] {
  const at = instancePath.slice(1).replaceAll('/', '.')
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty)
    const near = nearName(name, Object.keys((parentSchema?.properties as object | undefined) ?? {}))
    return near === null ? [] : [[at === '' ? name : `${at}.${name}`, () => `There is no field "${name}" here. Did you mean “${near}”?`]]
  }
  if (keyword === 'enum' && typeof data === 'string') {
    const near = nearName(data, (params.allowedValues as unknown[]).map(String))
    return near === null ? [] : [[at, (message) => `${message} Did you mean “${near}”?`]]
  }
  if (keyword !== 'type') return []
  if (params.type === 'boolean' && typeof data === 'string' && /^(yes|no|on|off|y|n)$/i.test(data))
    return [[at, (message) => `${message} “${data}” is a word here.`]]
  if (params.type === 'string' && ['boolean', 'number'].includes(typeof data)) return [[at, (message) => `${message} Put quotes around it: "${String(data)}".`]]
  return []
}

/** `triggers.3.status` as a place. Names of types may have dots: then the place is the nearest one that is there. */
function pathOf(field: string): Path {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))
}
