import pg from 'pg'
import { expect, test } from 'vitest'
import { addressOf, placesIn, serverArguments } from './places.ts'

test('however deep the data directory is, the path of the socket stays short enough for the system', () => {
  const { sockets } = placesIn(`/${'a folder with a long name/'.repeat(20)}`, 4_294_967_294)
  expect(`${sockets}/.s.PGSQL.5432.lock`.length).toBeLessThan(104)
})

test('two data directories never share a socket, one directory always has the same', () => {
  expect(placesIn('/srv/a', 1000).sockets).not.toBe(placesIn('/srv/b', 1000).sockets)
  expect(placesIn('/srv/a', 1000)).toEqual(placesIn('/srv/a', 1000))
})

test('pg understands the address', () => {
  const client = new pg.Client({ connectionString: addressOf(placesIn('/srv/my studio', 1000)) })
  expect(client).toMatchObject({ host: placesIn('/srv/my studio', 1000).sockets, user: 'hotshoe', database: 'hotshoe' })
})

test('the server listens on no network and keeps what makes commits durable', () => {
  const settings = serverArguments(placesIn('/srv/a', 1000)).join(' ')
  expect(settings).toContain('-c listen_addresses= ')
  expect(settings).not.toMatch(/fsync|synchronous_commit|full_page_writes/)
})
