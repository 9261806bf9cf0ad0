import { Liquid, type LiquidOptions } from 'liquidjs'
import { isMergeField, mergeFields } from './merge-fields.ts'

/** The tags a template may use: conditions only. Loops, assignments and includes have no use with single fields, and files must stay out of reach. */
export const templateTags = ['if', 'unless', 'case'] as const
export const templateFilters = ['default', 'upcase', 'downcase', 'capitalize', 'strip', 'truncate', 'append', 'prepend'] as const

/** Under this key a render leaves the name of the first field that was empty and should not have been. */
export const emptyField = 'empty-field'

const limits: LiquidOptions = {
  strictFilters: true,
  ownPropertyOnly: true,
  // An empty text counts as no: `{% if client.company %}` means "has a company".
  jsTruthy: true,
  parseLimit: 200_000,
  memoryLimit: 1_000_000,
  // Milliseconds. A real template takes a tenth of one: this only stops what never ends.
  renderLimit: 1_000,
  // An empty library: nothing is ever read from disk.
  templates: {},
}

/** Plain text: the subject and the text part. */
export const textLiquid = restricted(new Liquid(limits))
/** HTML: every value is escaped, whatever stands in it. */
export const htmlLiquid = restricted(new Liquid({ ...limits, outputEscape: escapeValue }))

function restricted(liquid: Liquid): Liquid {
  keepOnly(liquid.tags, templateTags)
  keepOnly(liquid.filters, templateFilters)
  liquid.registerFilter('in_link', (value: unknown) => inLink(asText(value)))
  liquid.registerFilter('in_phone_link', (value: unknown) => asText(value).replace(/[^+0-9]/g, ''))
  liquid.registerFilter('required', function required(value: unknown, field: string) {
    if (asText(value).trim() === '') this.context.setRegister(emptyField, this.context.getRegister(emptyField) ?? field)
    return value
  })
  liquid.registerFilter('gap', (value: unknown, field: string) =>
    asText(value).trim() === '' ? `[${isMergeField(field) ? mergeFields[field].label : field}: not on file]` : value,
  )
  return liquid
}

function keepOnly(known: Record<string, unknown>, wanted: readonly string[]): void {
  for (const name of Object.keys(known)) if (!wanted.includes(name)) delete known[name]
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Makes a value safe inside an address, keeping the `@` of emails readable. */
function inLink(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll('%40', '@')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\n': '<br />' }

function escapeValue(value: unknown): string {
  const text = asText(value)
  return /[&<>"'\n]/.test(text) ? text.replace(/\r\n?/g, '\n').replace(/[&<>"'\n]/g, (sign) => entities[sign] ?? '') : text
}
