/** Where a client is shown. */
export function clientPlace(id: number): string {
  return `/clients/${id}`
}

/** Where a session is shown. */
export function sessionPlace(id: number): string {
  return `/sessions/${id}`
}
