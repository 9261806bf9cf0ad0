/** The line: a slice imports only from slices to its left. */
export const line = ['calendar', 'staff', 'records', 'messages', 'forms', 'triggers', 'matching', 'processing', 'delivery', 'rules', 'control-center'] as const

export interface Place {
  /** studio, platform, web, app, or the first folder outside src/. */
  part: string
  /** The slice or area: the first folder below the part. Empty for a file that stands beside them. */
  slice: string
}

export function placeOf(file: string): Place {
  const [first = '', second = '', third = '', fourth] = file.split('/')
  if (first !== 'src') return { part: first, slice: '' }
  return { part: second, slice: fourth === undefined ? '' : third }
}

export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

/** The doors of a slice that ask the database or answer requests. */
export function isActingDoor(file: string): boolean {
  return ['queries.ts', 'routes.ts', 'jobs.ts'].includes(baseName(file))
}
