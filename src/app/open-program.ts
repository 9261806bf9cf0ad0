import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Database } from '#platform/database/connect.ts'
import { loadKey } from '#platform/secrets/load-key.ts'
import type { Gate } from '#studio/staff/accounts/gate.ts'
import type { SignIn } from '#studio/staff/accounts/sign-in-library.ts'
import { adoptIdentity } from '#studio/staff/adopt-identity.ts'
import { sendingBlocked } from '#studio/staff/queries.ts'
import type { Deployment } from '#studio/staff/work.ts'
import type { Config } from './config.ts'
import { makeDataFolder } from './make-data-folder.ts'
import { openDatabase } from './open-database.ts'
import { readIdentity } from './read-identity.ts'

/** The program with its database open and up to date: what serving and the command line both need. */
export type Program = {
  config: Config
  database: Database
  deployment: Deployment
  gate: Gate
  /** The database's address, for whoever listens. */
  url: string
  close(): Promise<void>
}

/** Opens the program. `hold` for what serves; the command line does not hold a built-in database. `mailbox`: the demo's is there to be read. */
export async function openProgram(config: Config, { hold, mailbox = false }: { hold: boolean; mailbox?: boolean }): Promise<Program> {
  if (config.databaseUrl === null || config.identity === null) await makeDataFolder(config.data)
  const secretKey = config.secretKey === null ? await loadKey(config.secretKeyFile) : createSecretKey(Buffer.from(config.secretKey, 'base64'))
  const identity = config.identity ?? (await readIdentity(config.data))
  const { database, pool, url, close } = await openDatabase(config, { hold })
  await adoptIdentity(database, identity)
  const deployment: Deployment = {
    publicUrl: publicUrlOf(config),
    secretKey,
    clockMayBeSet: config.allowClock,
    mailbox,
    sendingBlocked: () => sendingBlocked(database, identity),
  }
  let opened: Promise<SignIn> | null = null
  const signIn = () => {
    opened ??= import('#studio/staff/accounts/sign-in-library.ts').then(({ openSignIn }) =>
      openSignIn({ pool, secret: derived(secretKey, 'hotshoe sign-in'), publicUrl: deployment.publicUrl }),
    )
    return opened
  }
  return { config, database, deployment, gate: { database, deployment, signIn, identity }, url, close }
}

/** Where the program is reached when nobody says otherwise. */
function publicUrlOf({ publicUrl, host, port }: Config): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  return publicUrl ?? `http://${everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
}

function derived(key: KeyObject, purpose: string): string {
  return createHmac('sha256', key).update(purpose).digest('base64url')
}
