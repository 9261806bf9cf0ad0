import { Output, type Template, TypeGuards, toValueSync, Value } from 'liquidjs'

/** Something a template does with fields: prints one, or asks about one. `written` is what stands in the braces. */
export type Use = {
  output: Output | null
  fields: string[]
  filters: string[]
  /** False when words are left over that Liquid would silently ignore, as in `{{ client.first_name client.last_name }}`. */
  whole: boolean
  /** Fields the surrounding conditions ask about: printing one of these empty is intended. */
  asked: ReadonlySet<string>
  written: string
}

/** Every place where a parsed template touches fields, in reading order. A field that is computed rather than written is named as it stands. */
export function fieldUses(templates: readonly Template[], asked: ReadonlySet<string> = new Set()): Use[] {
  return templates.flatMap((template) => {
    if (template instanceof Output) {
      const single = template.value.initial.postfix.length < 2
      return [{ output: template, ...readValue(template.value), whole: single, asked, written: template.token.getText() }]
    }
    return template.arguments === undefined ? [] : usesInTag(template, asked)
  })
}

/** What an output prints when no filter changes it: the field itself, or null when it prints a fixed text. */
export function printedField(output: Output): string | null {
  return fieldNames(output.value.initial.postfix)[0] ?? null
}

/** The fields in the arguments of `| default:`; null when the output has no default. */
export function defaultFields(output: Output): string[] | null {
  const fallback = output.value.filters.find((filter) => filter.name === 'default')
  return fallback === undefined ? null : fieldNames(fallback.args.flat())
}

function usesInTag(tag: Template, asked: ReadonlySet<string>): Use[] {
  const parts = [...(tag.arguments?.() ?? [])].map((part) =>
    part instanceof Value ? readValue(part) : { fields: fieldNames([part]), filters: [], whole: true },
  )
  const fields = parts.flatMap((part) => part.fields)
  const own: Use = {
    output: null,
    fields,
    filters: parts.flatMap((part) => part.filters),
    whole: parts.every((part) => part.whole),
    asked,
    written: tag.token.getText(),
  }
  return [own, ...fieldUses(childrenOf(tag), new Set([...asked, ...fields]))]
}

function childrenOf(tag: Template): Template[] {
  const children: unknown = tag.children === undefined ? [] : toValueSync(tag.children(false, true))
  return Array.isArray(children) ? children : []
}

function readValue(value: Value): { fields: string[]; filters: string[]; whole: boolean } {
  const inArguments = value.filters.flatMap((filter) => fieldNames(filter.args.flat()))
  const { postfix } = value.initial
  return { fields: [...fieldNames(postfix), ...inArguments], filters: value.filters.map((filter) => filter.name), whole: leftOver(postfix) === 0 }
}

/** How many values no operator takes: in postfix order every two-sided operator takes two and leaves one. */
function leftOver(postfix: readonly unknown[]): number {
  const operators = postfix.filter((token) => TypeGuards.isOperatorToken(token))
  const twoSided = operators.filter((token) => token.operator !== 'not').length
  return postfix.length === 0 ? 0 : postfix.length - operators.length - twoSided - 1
}

function fieldNames(tokens: readonly unknown[]): string[] {
  return tokens.flatMap((token) => {
    if (TypeGuards.isRangeToken(token)) return fieldNames([token.lhs, token.rhs])
    if (!TypeGuards.isPropertyAccessToken(token)) return []
    const plain = token.variable === undefined && token.props.every((prop) => TypeGuards.isWordToken(prop))
    return [plain ? token.props.map((prop) => prop.getText()).join('.') : token.getText()]
  })
}
