import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sign, verify } from './signed-link.ts'

const key = createSecretKey(Buffer.alloc(32, 1))
const otherKey = createSecretKey(Buffer.alloc(32, 2))

describe('a signed link', () => {
  it.each(['unsubscribe:7:anna@example.com', '', 'Grüße 👋', '{"a":[1,2]}'])('gives back what was signed: %j', (payload) => {
    expect(verify(key, sign(key, payload))).toBe(payload)
  })

  it('needs no escaping in an address', () => {
    expect(sign(key, 'unsubscribe:7:>>>???@example.com')).toMatch(/^[\w-]+\.[\w-]+$/)
  })

  it('is refused under another key', () => {
    expect(verify(otherKey, sign(key, 'x'))).toBeNull()
  })

  it('is refused when any character of it differs', () => {
    const token = sign(key, 'unsubscribe:7:anna@example.com')
    for (const place of token.split('').keys()) {
      const changed = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1)
      expect(verify(key, changed)).toBeNull()
    }
  })

  it.each(['', '.', 'a', 'a.', '.b', 'a.b.c', 'a.b=', 'é.ü', 'x'.repeat(5_000)])('nonsense is refused and breaks nothing (%#)', (token) => {
    expect(verify(key, token)).toBeNull()
  })

  it('is refused in another spelling of the same bytes', () => {
    expect(verify(key, `${sign(key, 'x')}=`)).toBeNull()
  })
})
