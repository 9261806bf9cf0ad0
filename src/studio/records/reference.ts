import { Type } from 'typebox'
import { nullable } from '#platform/http/contract.ts'

/** Another record as it is mentioned in one: its number and what people call it. */
export const reference = Type.Object({ id: Type.Integer(), name: Type.String() })

export const noReference = nullable(reference)

/** A client as one is mentioned in a row of a list: also by the number that files know them by. */
export const clientReference = Type.Object({ id: Type.Integer(), name: Type.String(), external_id: nullable(Type.String()) })

/** Another record that people call by a number, or none. */
export const numbered = nullable(Type.Object({ id: Type.Integer(), number: Type.String() }))

export const number = Type.Integer({ minimum: 1 })

/** The version a change was made from. */
export const version = Type.Integer({ minimum: 1, description: 'The version you saw; a change made meanwhile is refused' })

/** A text that fits one line of a form. */
export const line = Type.String({ maxLength: 200 })

/** A text of many lines. */
export const prose = Type.String({ maxLength: 20_000 })

/** Bodies refuse fields they do not know, so that a misspelt one is noticed. */
export const strict = { additionalProperties: false } as const
