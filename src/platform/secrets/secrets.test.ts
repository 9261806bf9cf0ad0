import { createSecretKey } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadKey } from './load-key.ts'
import { decrypt, encrypt, UnreadableSecret } from './secret-box.ts'

const key = createSecretKey(Buffer.alloc(32, 1))
const otherKey = createSecretKey(Buffer.alloc(32, 2))

describe('a secret in its box', () => {
  it.each(['', 'p@ss wörd 👋', 'x'.repeat(10_000)])('comes out as it went in', (text) => {
    expect(decrypt(key, encrypt(key, text))).toBe(text)
  })

  it('looks different each time and shows nothing', () => {
    expect(encrypt(key, 'password')).not.toBe(encrypt(key, 'password'))
    expect(encrypt(key, 'password')).not.toContain(Buffer.from('password').toString('base64url'))
  })

  it('says when it belongs to another key', () => {
    expect(() => decrypt(otherKey, encrypt(key, 'x'))).toThrow(/was encrypted with another key file/)
  })

  it('says when it is damaged, whichever character changed', () => {
    const box = encrypt(key, 'password')
    for (const place of box.split('').keys()) {
      const changed = box.slice(0, place) + (box[place] === 'A' ? 'B' : 'A') + box.slice(place + 1)
      if (Buffer.from(changed.split('.')[3] ?? '', 'base64url').equals(Buffer.from(box.split('.')[3] ?? '', 'base64url')) && place > box.lastIndexOf('.'))
        continue
      expect(() => decrypt(key, changed)).toThrow(UnreadableSecret)
    }
  })

  it.each(['', 'password', 'v1.a.b', 'v2.a.b.c', `${encrypt(key, 'x')}.y`])('says when it is no box at all: %j', (box) => {
    expect(() => decrypt(key, box)).toThrow(/not a secret that Hotshoe encrypted/)
  })
})

describe('the key file', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hotshoe-key-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is made at the first start, for its owner only, and read afterwards', async () => {
    const path = join(folder, 'new', 'key')
    const made = await loadKey(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await loadKey(path)).equals(made)).toBe(true)
    expect(await readdir(join(folder, 'new'))).toEqual(['key'])
  })

  it('is the same for programs that start together', async () => {
    const path = join(folder, 'together')
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => loadKey(path)))
    expect(others.every((other) => first?.equals(other))).toBe(true)
  })

  it.each(['', 'hello', Buffer.alloc(31).toString('base64'), `${Buffer.alloc(32).toString('base64')} and more`])(
    'is refused when it holds no key: %j',
    async (content) => {
      const path = join(folder, 'broken')
      await writeFile(path, content, { mode: 0o600 })
      await expect(loadKey(path)).rejects.toThrow(`The key file ${path} does not hold a key. Restore it from your backup`)
    },
  )

  it('is refused when others can read it', async () => {
    const path = join(folder, 'open')
    await loadKey(path)
    await chmod(path, 0o644)
    await expect(loadKey(path)).rejects.toThrow(`Run: chmod 600 ${path}`)
    expect((await readFile(path, 'utf8')).length).toBe(45)
  })

  it('says when it cannot be made', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(loadKey(join(folder, 'file', 'key'))).rejects.toThrow(/cannot be (read|made) \((ENOTDIR|EEXIST)\)/)
  })
})
