import pg from 'pg'

/** The same PostgreSQL address with another database in it. Knows `postgres://user@host/name?…` with an empty host too, which the URL class refuses. */
export function withDatabase(address: string, name: string): string {
  const parts = /^(postgres(?:ql)?:\/\/[^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(address)
  if (parts === null) throw new Error(`"${address}" is not a PostgreSQL address like postgres://user@host:5432/name.`)
  return `${parts[1]}/${name}${parts[2] ?? ''}`
}

/** Opens one connection, lets `action` use it, and closes it whatever happens. */
export async function connected<T>(address: string, action: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address })
  // A database that is dropped under a connection ends it; that must not end the test run.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await action(client)
  } finally {
    await client.end()
  }
}
