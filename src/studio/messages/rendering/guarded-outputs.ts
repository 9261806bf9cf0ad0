import { Output, type Template } from 'liquidjs'
import { defaultFields, fieldUses, printedField } from './field-uses.ts'
import { textLiquid } from './liquid.ts'

/** What happens where a field is empty that nobody expected to be: the message is refused, or a gap is shown in its place. */
export type Guard = 'required' | 'gap'

/** Marks the outputs that must not be empty: those without a default that no condition around them asks about. */
export function guardedOutputs(templates: Template[], guard: Guard): Template[] {
  for (const { output, asked } of fieldUses(templates)) {
    if (output === null) continue
    const field = printedField(output)
    const filters = output.value.filters
    const fallback = defaultFields(output)
    if (fallback !== null) {
      // A default that is itself a field can be empty too: then what came out of it counts.
      const [other] = fallback
      const after = filters.findLastIndex((filter) => filter.name === 'default') + 1
      if (other !== undefined && !asked.has(other)) filters.splice(after, 0, guardFilter(guard, other))
    } else if (field !== null && !asked.has(field)) {
      filters.unshift(guardFilter(guard, field))
    }
  }
  return templates
}

function guardFilter(guard: Guard, field: string) {
  const [output] = textLiquid.parse(`{{ value | ${guard}: "${field}" }}`)
  const filter = output instanceof Output ? output.value.filters[0] : undefined
  if (filter === undefined) throw new Error('The check for empty fields did not parse')
  return filter
}
