import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Database } from '#platform/database/connect.ts'
import { loadKey } from '#platform/secrets/load-key.ts'
import type { Gate } from '#studio/staff/accounts/gate.ts'
import type { SignIn } from '#studio/staff/accounts/sign-in-library.ts'
import { adoptIdentity } from '#studio/staff/adopt-identity.ts'
import { keepPublicAddress } from '#studio/staff/keep-public-address.ts'
import { worksForClients } from '#studio/staff/public-address.ts'
import { sendingBlocked } from '#studio/staff/queries.ts'
import { readPublicAddress } from '#studio/staff/read-public-address.ts'
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
  /** Where this very program is reached. Links to clients begin with the deployment's `publicUrl`, which may be kept from another one. */
  address: string
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
  const address = addressOf(config)
  const links = await linksOf(database, { address, given: config.publicUrl, hold, mailbox })
  const deployment: Deployment = {
    ...links,
    secretKey,
    clockMayBeSet: config.allowClock,
    mailbox,
    feeds: { folder: config.feedsFolder, privateAddresses: config.feedsPrivate },
    sendingBlocked: () => sendingBlocked(database, identity),
  }
  let opened: Promise<SignIn> | null = null
  const signIn = () => {
    opened ??= import('#studio/staff/accounts/sign-in-library.ts').then(({ openSignIn }) =>
      openSignIn({ pool, secret: derived(secretKey, 'hotshoe sign-in'), publicUrl: address }),
    )
    return opened
  }
  return { config, database, deployment, gate: { database, deployment, signIn, identity }, address, url, close }
}

type Reached = { address: string; given: string | null; hold: boolean; mailbox: boolean }

/**
 * Where links in messages lead. A program that serves and was told its address keeps it for commands and workers that were not, or they would write
 * links to their own machine. The demo's mails are read where it runs, so its own address will do.
 */
async function linksOf(database: Database, { address, given, hold, mailbox }: Reached): Promise<Pick<Deployment, 'publicUrl' | 'linksWork'>> {
  const linksWork = mailbox || (given !== null && worksForClients(given))
  if (given === null && !mailbox) {
    const kept = await readPublicAddress(database)
    if (hold && kept !== null && !worksForClients(kept)) {
      // A demo's folder that is served for real: what the demo kept is no address for clients.
      await keepPublicAddress(database, null)
      return { publicUrl: address, linksWork: false }
    }
    return { publicUrl: kept ?? address, linksWork: kept !== null }
  }
  if (hold) await keepPublicAddress(database, linksWork ? address : null)
  return { publicUrl: address, linksWork }
}

/** Where the program is reached when nobody says otherwise. */
function addressOf({ publicUrl, host, port }: Config): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  return publicUrl ?? `http://${everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
}

function derived(key: KeyObject, purpose: string): string {
  return createHmac('sha256', key).update(purpose).digest('base64url')
}
