import type { TObject, TSchema } from 'typebox'

/** What a name can stand for in place of its number. */
export type ReferenceKind =
  | 'client'
  | 'session'
  | 'appointment'
  | 'invoice'
  | 'vendor'
  | 'production-order'
  | 'preproduction-order'
  | 'status'
  | 'session-status'
  | 'client-status'
  | 'appointment-status'
  | 'invoice-status'
  | 'production-order-status'
  | 'preproduction-order-status'
  | 'task-status'
  | 'type'
  | 'appointment-type'
  | 'invoice-type'
  | 'production-order-type'
  | 'task-type'
  | 'any-type'
  | 'template'
  | 'member'
  | 'department'
  | 'trigger'
  | 'task'
  | 'feed'

/** An option that fills a field of a request. */
export type Field = {
  /** Field of the query or body; empty for an option that the command reads itself. */
  field: string
  /** `--on-hold`, `--date <2026-05-20>`. */
  flags: string
  says: string
  kind: 'text' | 'number' | 'yes-no' | 'texts' | 'numbers' | 'year-day' | 'json'
  /** Whether `none` empties it. */
  nullable: boolean
  refers?: ReferenceKind
}

export type FieldWords = { flags?: string; says?: string; refers?: ReferenceKind }

/** An option of the command's own. */
export function own(flags: string, says: string, more: Partial<Field> = {}): Field {
  return { field: '', flags, says, kind: flags.includes('<') ? 'text' : 'yes-no', nullable: false, ...more }
}

/**
 * The options for the fields of a schema: `first_name` → `--first-name <text>`; lists are given once for each entry, what is
 * nested as JSON. `words` says it better where that is not enough; a field with null there is left out.
 */
export function fieldsOf(schema: TObject, words: Readonly<Record<string, FieldWords | null>> = {}): Field[] {
  return Object.entries(schema.properties).flatMap(([field, raw]) => {
    const better = words[field]
    if (better === null || field === 'version') return []
    const { inner, nullable } = unwrapped(raw)
    const kind = kindOf(inner)
    const name = better?.refers === undefined ? field : field.replace(/_id$/, '')
    const flag = `--${name.replaceAll('_', '-')}`
    const flags = better?.flags ?? (kind === 'yes-no' ? flag : `${flag} <${placeholder(kind, better?.refers)}>`)
    const says = better?.says ?? describe(raw, inner)
    return [
      {
        field,
        flags,
        says: nullable ? `${says}${says === '' ? '' : '; '}none empties it` : says,
        kind,
        nullable,
        ...(better?.refers ? { refers: better.refers } : {}),
      },
    ]
  })
}

/** The name under which commander keeps an option: `--on-hold <x>` → `onHold`. */
export function keyOf({ flags }: Pick<Field, 'flags'>): string {
  const long = /--([a-z0-9-]+)/.exec(flags)?.[1] ?? ''
  return long.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

type Loose = TSchema & {
  type?: string
  anyOf?: Loose[]
  enum?: unknown[]
  const?: unknown
  items?: Loose
  properties?: Record<string, unknown>
  description?: string
}

function unwrapped(schema: Loose): { inner: Loose; nullable: boolean } {
  const rest = schema.anyOf?.filter(({ type }) => type !== 'null') ?? []
  const [only] = rest
  const nullable = schema.anyOf !== undefined && rest.length < schema.anyOf.length
  return { inner: nullable && only !== undefined && rest.length === 1 ? only : schema, nullable }
}

function kindOf({ type, items, properties }: Loose): Field['kind'] {
  if (type === 'boolean') return 'yes-no'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'array') return items?.type === 'string' ? 'texts' : items?.type === 'integer' ? 'numbers' : 'json'
  if (type !== 'object') return 'text'
  return properties?.month === undefined ? 'json' : 'year-day'
}

function placeholder(kind: Field['kind'], refers: ReferenceKind | undefined): string {
  if (refers !== undefined) return 'name or number'
  return { text: 'text', number: 'number', 'yes-no': '', texts: 'text', numbers: 'number', 'year-day': 'date', json: 'json' }[kind]
}

function describe(raw: Loose, inner: Loose): string {
  const choices = inner.enum ?? inner.anyOf?.flatMap((one) => (one.const === undefined ? [] : [one.const]))
  const one = choices === undefined || choices.length === 0 ? '' : `one of ${choices.join(', ')}`
  return [raw.description ?? inner.description ?? '', one, inner.type === 'array' ? 'may be given several times' : ''].filter((part) => part !== '').join('; ')
}
