import { Refusal } from '#platform/refusal.ts'

/**
 * What a person is told when the database refuses a row, by the name of the constraint. A slice exports its own as
 * `constraintRefusals`; the checks a verb makes come first, this is for two people at once and for what slipped through.
 * `dependents` is what stands in the way, where a trigger of ours names it in the error's detail.
 */
export type ConstraintRefusals = Readonly<Record<string, (dependents?: string) => Refusal>>

/** The refusal behind an error, or null when it is a bug of ours. */
export function refusalOf(error: unknown, constraints: ConstraintRefusals): Refusal | null {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if ('constraint' in error && typeof error.constraint === 'string') {
    const known = constraints[error.constraint]
    if (known) return known(dependentsOf(error))
  }
  if (code === '40001' || code === '40P01' || code === '55P03') {
    return new Refusal('conflict', 'at-the-same-time', 'Somebody else changed the same thing at the same moment. Try again.')
  }
  if (code === '22021' || code === '22P05')
    return new Refusal('invalid', 'odd-character', 'The text holds a character that cannot be kept (a null character). Remove it and try again.')
  if (code === '22007' || code === '22008' || code === '22P02')
    return new Refusal(
      'invalid',
      'bad-value',
      'A number, date or page cursor in the request is not one that Hotshoe can use. Check it, or start again from the first page.',
    )
  if (code === '22003') return new Refusal('invalid', 'number-too-large', 'A number is larger than Hotshoe can keep.')
  if (isDatabaseAway(error, code)) return new Refusal('unavailable', 'database-away', 'The database does not answer just now. Try again in a moment.')
  return frameworkRefusal(code) ?? badRequest(error)
}

/** What stands in the way, where a trigger of ours names it. PostgreSQL's own details ("Key (id)=(4) …", "Failing row contains …") are not for people. */
export function dependentsOf(error: unknown): string {
  const detail = error instanceof Error && 'detail' in error && typeof error.detail === 'string' ? error.detail : ''
  return /^(Key |Failing row )/.test(detail) ? '' : detail
}

const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300', '08006', '08001', '08003'])

function isDatabaseAway(error: Error, code: string): boolean {
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect' // the socket of the built-in database
  if (awayCodes.has(code)) return true
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(error.message)
}

/** The web server's own complaints about a request. */
function frameworkRefusal(code: string): Refusal | null {
  if (code === 'FST_ERR_BAD_URL')
    return new Refusal('invalid', 'bad-request', 'The address cannot be read: what follows a % in it stands for no letter. Check the link.')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('invalid', 'too-large', 'The request is larger than this endpoint takes. Send it in smaller parts.')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal('invalid', 'wrong-media-type', 'Send the body as JSON, with the header Content-Type: application/json.')
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return new Refusal('invalid', 'body-missing', 'The header says JSON but the body is empty. Send a JSON body, or leave the header out.')
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH')
    return new Refusal('invalid', 'not-json', 'The body is not valid JSON. Check its commas, quotes and brackets.')
  return null
}

function badRequest(error: Error): Refusal | null {
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  return status >= 400 && status < 500 ? new Refusal('invalid', 'bad-request', `The request cannot be understood: ${error.message}`) : null
}
