/**
 * Codes of a server that is not there, does not listen yet, or ends our connection: of the system, and of PostgreSQL (class 08,
 * 53300 too many connections, 57P01 to 57P03 stopping, crashed, starting).
 */
const codes = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|08...|53300|57P0[123])$/

/** What the driver says without a code when a connection breaks under a query, or had broken before it. */
const sentences = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** Whether an error says nothing about the statement, only that the database was away; what it had begun may or may not be committed. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return codes.test('code' in error ? String(error.code) : '') || sentences.test(error.message)
}

/** Whether PostgreSQL gave this transaction up for the sake of another one (class 40: a deadlock, a serialization failure); nothing of it was kept. */
export function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('40')
}
