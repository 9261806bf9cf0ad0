import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Environment, type Options, readConfig } from './config.ts'

const key = Buffer.alloc(32, 7).toString('base64')

test('without options it listens on this machine only and keeps everything in one folder', () => {
  const config = readConfig({}, {})
  expect(config).toMatchObject({ host: '127.0.0.1', port: 4600, databaseUrl: null, publicUrl: null, secretKey: null, allowClock: false, role: 'all' })
  expect(config.data).toMatch(/\.hotshoe\/data$/)
  expect(config.secretKeyFile).toBe(path.join(config.data, 'secret-key'))
  expect([config.feedsFolder, config.feedsPrivate]).toEqual([path.join(config.data, 'feeds'), false])
})

test('feeds look where they are told to', () => {
  expect(readConfig({}, { HOTSHOE_FEEDS_FOLDER: '/srv/exports', HOTSHOE_FEEDS_PRIVATE: '1' })).toMatchObject({
    feedsFolder: '/srv/exports',
    feedsPrivate: true,
  })
})

test('options win over the environment, and empty values are none', () => {
  const environment = { PORT: '8080', HOST: '0.0.0.0', HOTSHOE_DATA: '/var/lib/hotshoe', DATABASE_URL: ' ', HOTSHOE_ROLE: 'worker' }
  expect(readConfig({}, environment)).toMatchObject({ port: 8080, host: '0.0.0.0', data: '/var/lib/hotshoe', databaseUrl: null, role: 'worker' })
  expect(readConfig({ port: '0', role: 'web' }, environment)).toMatchObject({ port: 0, role: 'web' })
})

test('migrations are made by the same user unless another is named', () => {
  const DATABASE_URL = 'postgres://app@db/hotshoe'
  expect(readConfig({}, { DATABASE_URL })).toMatchObject({ databaseUrl: DATABASE_URL, migrateDatabaseUrl: DATABASE_URL })
  const MIGRATE_DATABASE_URL = 'postgres://owner@db/hotshoe'
  expect(readConfig({}, { DATABASE_URL, MIGRATE_DATABASE_URL }).migrateDatabaseUrl).toBe(MIGRATE_DATABASE_URL)
})

test('the public address is kept without its slash, the key as it is', () => {
  expect(readConfig({}, { PUBLIC_URL: 'https://studio.example.com/', HOTSHOE_SECRET_KEY: key })).toMatchObject({
    publicUrl: 'https://studio.example.com',
    secretKey: key,
  })
})

describe('one sentence for each value that cannot be', () => {
  const cases: [Options, Environment, string][] = [
    [{ port: 'http' }, {}, '"http" is not a port. Use --port (or PORT) with a number from 1 to 65535, or 0 for any free one.'],
    [{}, { PORT: '70000' }, '"70000" is not a port. Use --port (or PORT) with a number from 1 to 65535, or 0 for any free one.'],
    [{ port: '-1' }, {}, '"-1" is not a port. Use --port (or PORT) with a number from 1 to 65535, or 0 for any free one.'],
    [{ host: 'my host' }, {}, '"my host" is not an address to listen on. Use --host (or HOST) with 127.0.0.1 for this machine only, or 0.0.0.0 for all.'],
    [{}, { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is not a PostgreSQL address. Write it like postgres://user:password@host:5432/hotshoe.'],
    [{}, { MIGRATE_DATABASE_URL: 'postgres://x/y' }, 'MIGRATE_DATABASE_URL is set but DATABASE_URL is not. Set both, or neither for the built-in database.'],
    [
      {},
      { PUBLIC_URL: 'studio.example.com' },
      '"studio.example.com" is not an address for PUBLIC_URL. Write it like https://studio.example.com, without a path.',
    ],
    [
      {},
      { PUBLIC_URL: 'https://example.com/hotshoe' },
      '"https://example.com/hotshoe" is not an address for PUBLIC_URL. Write it like https://studio.example.com, without a path.',
    ],
    [{}, { HOTSHOE_SECRET_KEY: 'short' }, 'HOTSHOE_SECRET_KEY must be 32 random bytes in base64. Make one with: openssl rand -base64 32'],
    [{}, { HOTSHOE_ALLOW_CLOCK: 'maybe' }, 'HOTSHOE_ALLOW_CLOCK is "maybe". Set it to 1 for on or 0 for off.'],
    [
      {},
      { TRUST_PROXY: 'loopback, nonsense' },
      '"nonsense" in TRUST_PROXY is no proxy’s address. Write addresses like 10.0.0.5 or 10.0.0.0/8 with commas, or loopback.',
    ],
    [{ role: 'both' }, {}, '"both" is not a role. Use --role web, worker or all.'],
  ]
  test.each(cases)('%j %j', (options, environment, sentence) => {
    expect(() => readConfig(options, environment)).toThrow(sentence)
  })

  test('all of them at once, and never a secret', () => {
    const wrong = () => readConfig({ port: 'x', role: 'y' }, { DATABASE_URL: 'user:secret@host', HOTSHOE_SECRET_KEY: 'secret' })
    expect(wrong).toThrow(
      expect.objectContaining({ problems: ['DATABASE_URL', 'PORT', 'HOTSHOE_SECRET_KEY', 'HOTSHOE_ROLE'].map((field) => expect.objectContaining({ field })) }),
    )
    expect(wrong).not.toThrow('secret@')
  })
})
