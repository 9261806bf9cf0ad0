import { Refusal } from '#platform/refusal.ts'
import { PrivateAddress } from './public-addresses.ts'

/** What went wrong between here and another server, in a sentence. Errors that are no trouble of the network come back as they are. */
export function fetchTrouble(error: unknown, host: string): unknown {
  if (error instanceof PrivateAddress)
    return trouble('feed-private', `${host} is an address of the private network. Whoever runs Hotshoe can allow those with HOTSHOE_FEEDS_PRIVATE=1.`)
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return trouble('feed-timeout', `${host} took too long. Hotshoe asks again later; if this stays so, look whether the address works in your browser.`)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // Several addresses of one name were tried, and none answered.
  if (error instanceof AggregateError && error.errors.length > 0) return fetchTrouble(error.errors[0], host)
  const sentence = sentences.find(([codes]) => codes.test(code))?.[1]
  return sentence === undefined ? error : trouble('feed-network', sentence(host, code))
}

function trouble(code: string, sentence: string): Refusal {
  return new Refusal('unavailable', code, sentence)
}

/** Node's and OpenSSL's words for it. */
const sentences: readonly [codes: RegExp, sentence: (host: string, code: string) => string][] = [
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA)$/, (host) => `There is no server named ${host}, or the way to find it is down. Check the address.`],
  [/^CERT_HAS_EXPIRED$/, (host) => `The certificate of ${host} has expired, so it cannot be trusted. Ask whoever runs it to renew it.`],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT\w*)$/,
    (host) => `The certificate of ${host} comes from nobody this machine trusts. Whoever runs Hotshoe can name its issuer in NODE_EXTRA_CA_CERTS.`,
  ],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, (host) => `The certificate of ${host} is for another name, so it cannot be trusted. Check the address.`],
  [/^(?:EPROTO|ERR_SSL\w*|ERR_TLS\w*|CERT_\w+)$/, (host, code) => `No encrypted connection to ${host} is possible (${code}). Check the address.`],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, (host) => `${host} does not answer. Hotshoe asks again later.`],
  [/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/, (host) => `The connection to ${host} broke off. Hotshoe asks again later.`],
  [/^ETIMEDOUT$/, (host) => `${host} took too long. Hotshoe asks again later.`],
]
