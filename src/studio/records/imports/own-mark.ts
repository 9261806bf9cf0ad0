/** How a number begins that a record got because its file has none. */
export const ownMark = 'no number '

/** Whether the record has no number of the other program. */
export function isNumberless(external_id: string): boolean {
  return external_id.startsWith(ownMark)
}

/** The number of the other program, as people see it: what stands for one that is not there is none. */
export function shownNumber(external_id: string | null): string | null {
  return external_id === null || isNumberless(external_id) ? null : external_id
}
