/**
 * Every table's type, by name. Empty here: each slice adds its own tables in its `tables.ts` by
 * `declare module '#platform/database/tables.ts' { interface Tables { client: ClientTable } }`, which is also how the
 * architecture test knows who may write to a table.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by augmentation
export interface Tables {}
