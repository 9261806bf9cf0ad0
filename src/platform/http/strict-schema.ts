type Node = { [keyword: string]: unknown }

/**
 * The schema with unknown fields forbidden in every object that lists its fields, so that a misspelt field is told instead of
 * ignored. Parts of an `allOf` see each other's fields and stay as they are.
 */
export function strictSchema(schema: unknown): Node {
  return strict(JSON.parse(JSON.stringify(schema))) as Node
}

function strict(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strict)
  if (!isNode(node)) return node
  const closed: Node = {}
  for (const [keyword, value] of Object.entries(node)) {
    closed[keyword] =
      keyword === 'properties' && isNode(value)
        ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, strict(field)]))
        : keyword in nested
          ? strict(value)
          : value
  }
  if (isNode(node.properties) && node.additionalProperties === undefined) closed.additionalProperties = false
  return closed
}

const nested = { items: true, anyOf: true, oneOf: true, additionalProperties: true }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
