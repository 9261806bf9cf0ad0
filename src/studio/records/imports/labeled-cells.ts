import type { YearDay } from '../year-day.ts'
import type { RowReader } from './row.ts'

/**
 * Days and relatives as Google writes them: “Event 1 - Label” says what “Event 1 - Value” is, “Relation 1 - Label” whose name “Relation 1 - Value” has.
 * Older exports say “Type”.
 */
const header = /^(event|relation)([1-9])(label|type|value)$/
const column = /^(event|relation)_[1-9]_(label|value|on)$/

/** The column that a header without blanks and hyphens names; null for any other. */
export function labeledColumn(plain: string): string | null {
  const [, what, number, part] = header.exec(plain) ?? []
  if (what === undefined) return null
  if (part !== 'value') return `${what}_${number}_label`
  return `${what}_${number}_${what === 'event' ? 'on' : 'value'}`
}

export function isLabeledColumn(name: string): boolean {
  return column.test(name)
}

/** Whether a file has such columns. */
export function hasLabeled(cells: RowReader, what: 'event' | 'relation'): boolean {
  return [...cells.reader.layout.places.keys()].some((name) => name.startsWith(`${what}_`))
}

/** The first event that is called anniversary. Others, as a first meeting, are nobody's business here. */
export function anniversaryIn(cells: RowReader): YearDay | null {
  const number = numbered(cells, 'event').find((each) =>
    /^(?:wedding )?anniversary$|^jahrestag$|^hochzeitstag$|^aniversario$|^anniversaire$/.test(labelOf(cells, each)),
  )
  return number === undefined ? null : cells.yearDay(`${number}_on`)
}

/** Spouses and children in the studio's words; who is no family, as an assistant, is left out. */
export function relativesIn(cells: RowReader): { name: string; relation: string; birthday: null }[] {
  return numbered(cells, 'relation').flatMap((each) => {
    const relation = relations.get(labelOf(cells, each))
    const names = cells.text(`${each}_value`).split(':::')
    return relation === undefined ? [] : names.flatMap((name) => (name.trim() === '' ? [] : [{ name: name.trim(), relation, birthday: null }]))
  })
}

const relations = new Map([
  ...['spouse', 'husband', 'wife', 'partner', 'domestic partner'].map((label) => [label, 'Spouse'] as const),
  ...['child', 'son', 'daughter'].map((label) => [label, 'Child'] as const),
  ...['mother', 'father', 'parent', 'brother', 'sister'].map((label) => [label, `${label.charAt(0).toUpperCase()}${label.slice(1)}`] as const),
])

function numbered({ reader: { layout } }: RowReader, what: 'event' | 'relation'): string[] {
  return [...layout.places.keys()].flatMap((name) => (name.startsWith(`${what}_`) && name.endsWith('_label') ? [name.slice(0, -'_label'.length)] : []))
}

/** The label in small letters, without the asterisk that marks the one that is preferred. */
function labelOf(cells: RowReader, each: string): string {
  return cells
    .text(`${each}_label`)
    .replace(/^\*\s*/, '')
    .toLowerCase()
}
