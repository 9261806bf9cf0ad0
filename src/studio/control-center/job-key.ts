/** What a job is called in addresses: `find-active-items`. */
export function jobKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
