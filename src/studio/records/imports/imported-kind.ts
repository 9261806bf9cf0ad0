import { Type } from 'typebox'

/** The kinds of record that files bring in, in the order in which a studio brings them in: what others name comes first. */
export const importedKinds = [
  'client', 'session', 'appointment', 'vendor', 'invoice', 'production_order', 'preproduction_order', 'task',
] as const // biome-ignore format: a list to read across
export type ImportedKind = (typeof importedKinds)[number]
export const importedKindSchema = Type.Enum([...importedKinds])

/** How people speak of them. */
export const importedKindWords: Record<ImportedKind, { one: string; many: string }> = {
  client: { one: 'client', many: 'clients' },
  session: { one: 'session', many: 'sessions' },
  appointment: { one: 'appointment', many: 'appointments' },
  invoice: { one: 'invoice', many: 'invoices' },
  vendor: { one: 'vendor', many: 'vendors' },
  production_order: { one: 'production order', many: 'production orders' },
  preproduction_order: { one: 'preproduction order', many: 'preproduction orders' },
  task: { one: 'task', many: 'tasks' },
}
