/** A column: its heading and what stands in a row. */
export type Column<Row> = readonly [heading: string, cell: (row: Row) => string | number | null | undefined]

const widest = 48

/** Rows as people read them in a terminal; a sentence where there are none. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], none = 'There is nothing here.'): string {
  if (rows.length === 0) return none
  const cells = rows.map((row) => columns.map(([, cell]) => shortened(String(cell(row) ?? ''))))
  const headings = columns.map(([heading]) => heading)
  const widths = headings.map((heading, index) => Math.max(heading.length, ...cells.map((row) => [...(row[index] ?? '')].length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd()
  return [line(headings), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n')
}

/** A table of a page, and how to see the next one. */
export function pageTable<Row>({ rows, next }: { rows: readonly Row[]; next: string | null }, columns: readonly Column<Row>[], none?: string): string {
  const shown = table(rows, columns, none)
  return next === null ? shown : `${shown}\n\nThere are more. Add --every to see all, or: --after ${next}`
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length > widest ? `${letters.slice(0, widest - 1).join('')}…` : line
}

/** The fields of one thing, one a line; what is empty is left out. */
export function details(thing: object, leave: readonly string[] = []): string {
  const lines = Object.entries(thing).flatMap(([field, value]) => {
    const text = leave.includes(field) ? '' : valueText(value)
    return text === '' ? [] : [[`${field.replaceAll('_', ' ')}:`, text] as const]
  })
  const width = Math.max(0, ...lines.map(([label]) => label.length))
  return lines.map(([label, text]) => `${label.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`).join('\n')
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value) ?? ''
  if (Array.isArray(value)) return value.map(valueText).join(value.some((one) => typeof one === 'object') ? '\n' : ', ')
  if ('name' in value && 'id' in value && Object.keys(value).length === 2) return `${String(value.name)} (${String(value.id)})`
  return Object.entries(value)
    .flatMap(([field, part]) => (valueText(part) === '' || part === false || field === 'id' ? [] : [part === true ? field : valueText(part)]))
    .join(', ')
}

export const yes = (value: boolean, word = 'yes') => (value ? word : '')
