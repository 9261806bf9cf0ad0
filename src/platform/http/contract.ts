import { type Static, type TObject, type TSchema, Type } from 'typebox'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One endpoint: the server, OpenAPI, the web client and the command line are made from it. Paths are below `/api`. */
export type Contract = {
  method: Method
  /** `/clients/:id`; every parameter is in `params`. */
  path: string
  /** Which right it takes; `public` endpoints take none. */
  permission: string
  /** One sentence for the API's readers. */
  summary: string
  params?: TObject
  query?: TObject
  body?: TSchema
  response: TSchema
  /** The answer is a PDF (`pdfFile`): it travels as bytes with a name, not as JSON. */
  pdf?: true
  /** The answer is a ZIP (`zipFile`), likewise. */
  zip?: true
  /** The answer is rows (`lines`): they travel one JSON a line, as they are found. However many there are, nobody holds them all. */
  lines?: true
  /** It generates something: the request must carry an `Idempotency-Key`, and a repeated one gets the first answer. */
  idempotent?: true
  /** Largest body in bytes, where the usual megabyte is too small. */
  bodyLimit?: number
}

type Part<C extends Contract, K extends 'params' | 'query' | 'body'> = C[K] extends TSchema ? Static<C[K]> : undefined

/** What a handler is given: the request's parts, already checked against the contract. */
export type Input<C extends Contract> = { params: Part<C, 'params'>; query: Part<C, 'query'>; body: Part<C, 'body'> }
export type Output<C extends Contract> = Static<C['response']>

export function contract<const C extends Contract>(definition: C): C {
  return definition
}

/** Parameters of the usual `/things/:id`. */
export const byId = Type.Object({ id: Type.Integer({ minimum: 1 }) })

/** Fields of a query that pages: `after` is the opaque cursor of the page before. */
export const paging = {
  after: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
}

/** A page of rows; `next` is null on the last one. */
export function page<T extends TSchema>(row: T) {
  return Type.Object({ rows: Type.Array(row), next: Type.Union([Type.String(), Type.Null()]) })
}

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

/** A PDF as an endpoint answers it, with the name under which it is kept. */
export type PdfFile = { name: string; pdf: Uint8Array }
export const pdfFile = Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' })

/** A ZIP as an endpoint answers it, with the name under which it is kept. */
export type ZipFile = { name: string; zip: Uint8Array }
export const zipFile = Type.Unsafe<ZipFile>({ type: 'string', format: 'binary' })

/** Rows as an endpoint answers them, one after another. */
export function lines<T extends TSchema>(row: T) {
  return Type.Unsafe<AsyncIterable<Static<T>>>(row)
}

/** Whether the answer travels as bytes. */
export function isBytes({ pdf, zip }: Contract): boolean {
  return pdf === true || zip === true
}

/** A day that is in the calendar; the year 0000 is none. */
export const civilDate = Type.String({ pattern: '^(?!0000)\\d{4}-\\d{2}-\\d{2}$', format: 'date', description: 'A civil date, 2026-11-21' })
export const wallTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'A wall time, 14:30' })
export const instant = Type.String({ description: 'An instant, ISO 8601 in UTC' })
export const done = Type.Object({ done: Type.Literal(true) })
