import { Type } from 'typebox'

/** The kinds of record that files bring in. */
export const importedKinds = ['client', 'session'] as const
export type ImportedKind = (typeof importedKinds)[number]
export const importedKindSchema = Type.Enum([...importedKinds])
