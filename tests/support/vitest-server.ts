import { startTestServer } from './server.ts'

/** Vitest calls this once before the files that use a database; what it returns, once after them. */
export default async function setup(): Promise<() => Promise<void>> {
  return startTestServer()
}
