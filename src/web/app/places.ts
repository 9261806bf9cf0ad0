/** Where a client is shown. */
export function clientPlace(id: number): string {
  return `/clients/${id}`
}

/** Where a session is shown. */
export function sessionPlace(id: number): string {
  return `/sessions/${id}`
}

/** Where a trigger is set up. */
export function triggerPlace(id: number): string {
  return `/triggers/${id}`
}

/** Where a template is written. */
export function templatePlace(id: number): string {
  return `/templates/${id}`
}
