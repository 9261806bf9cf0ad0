import { strictSchema } from '#platform/http/strict-schema.ts'
import { rulesSchema } from './format.ts'

/** What a file of rules may hold, as JSON Schema. */
export function showSchema() {
  return { schema: strictSchema(rulesSchema) }
}
