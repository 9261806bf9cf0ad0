import { isIP } from 'node:net'
import path from 'node:path'
import { type Problem, Refusal } from '#platform/refusal.ts'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'

export type Role = 'web' | 'worker' | 'all'

/** Everything a deployment decides, read once and checked. */
export type Config = {
  host: string
  /** 0: any free one. */
  port: number
  /** Folder of the built-in database, the key file and the identity. */
  data: string
  /** Null: the built-in database. */
  databaseUrl: string | null
  /** With which migrations are made; may belong to another user than the program's. */
  migrateDatabaseUrl: string | null
  /** Without a slash at the end; null: where the program listens. */
  publicUrl: string | null
  secretKeyFile: string
  /** 32 bytes in base64, instead of the file. */
  secretKey: string | null
  /** Who this deployment is; null: the file `identity` in the data folder, and where that lies. */
  identity: string | null
  allowClock: boolean
  role: Role
  /** The folder in which feeds look, below it one for each studio. */
  feedsFolder: string
  /** Whether feeds may ask addresses of the private network. */
  feedsPrivate: boolean
  /** Addresses of proxies that may say who asks. */
  proxies: string | null
}

/** Options of the command line as they were written. */
export type Options = { host?: string; port?: string; data?: string; role?: string; allowClock?: boolean; publicUrl?: string }
export type Environment = Readonly<Record<string, string | undefined>>

const usual = { host: '127.0.0.1', port: '4600', data: path.join(import.meta.dirname, '../../.hotshoe/data') } as const

/** The config from options and environment; options win. Refuses with one sentence for each value that cannot be. */
export function readConfig(options: Options, environment: Environment): Config {
  const problems: Problem[] = []
  const given = (name: string) => environment[name]?.trim() || null
  const read = <T>(field: string, reading: Reading<T>, otherwise: T): T => {
    if (reading.ok) return reading.value
    problems.push({ field, message: reading.message })
    return otherwise
  }
  const url = (name: string) => {
    const text = given(name)
    return text === null ? null : read<string | null>(name, parseDatabaseUrl(name, text), null)
  }
  const publicUrl = options.publicUrl ?? given('PUBLIC_URL')
  const secretKey = given('HOTSHOE_SECRET_KEY')
  const proxies = given('TRUST_PROXY')
  const databaseUrl = url('DATABASE_URL')
  const data = path.resolve(options.data ?? given('HOTSHOE_DATA') ?? usual.data)
  const config: Config = {
    host: read('HOST', parseHost(options.host ?? given('HOST') ?? usual.host), ''),
    port: read('PORT', parsePort(options.port ?? given('PORT') ?? usual.port), 0),
    data,
    databaseUrl,
    migrateDatabaseUrl: url('MIGRATE_DATABASE_URL') ?? databaseUrl,
    publicUrl: publicUrl === null ? null : read('PUBLIC_URL', parsePublicUrl(publicUrl), ''),
    secretKeyFile: path.resolve(given('HOTSHOE_SECRET_KEY_FILE') ?? path.join(data, 'secret-key')),
    secretKey: secretKey === null ? null : read('HOTSHOE_SECRET_KEY', parseSecretKey(secretKey), ''),
    identity: given('HOTSHOE_IDENTITY'),
    allowClock: options.allowClock ?? read('HOTSHOE_ALLOW_CLOCK', parseSwitch('HOTSHOE_ALLOW_CLOCK', given('HOTSHOE_ALLOW_CLOCK') ?? '0'), false),
    feedsFolder: path.resolve(given('HOTSHOE_FEEDS_FOLDER') ?? path.join(data, 'feeds')),
    feedsPrivate: read('HOTSHOE_FEEDS_PRIVATE', parseSwitch('HOTSHOE_FEEDS_PRIVATE', given('HOTSHOE_FEEDS_PRIVATE') ?? '0'), false),
    role: read('HOTSHOE_ROLE', parseRole(options.role ?? given('HOTSHOE_ROLE') ?? 'all'), 'all'),
    proxies: proxies === null ? null : read('TRUST_PROXY', parseProxies(proxies), ''),
  }
  if (config.migrateDatabaseUrl !== null && databaseUrl === null && !problems.some(({ field }) => field === 'DATABASE_URL')) {
    problems.push({
      field: 'MIGRATE_DATABASE_URL',
      message: 'MIGRATE_DATABASE_URL is set but DATABASE_URL is not. Set both, or neither for the built-in database.',
    })
  }
  if (problems.length > 0) throw new Refusal('invalid', 'bad-config', { message: problems.map(({ message }) => message).join('\n'), problems: problems })
  return config
}

function parseSwitch(name: string, text: string): Reading<boolean> {
  return text === '1' || text === '0' ? understood(text === '1') : refused(`${name} is ${quoted(text)}. Set it to 1 for on or 0 for off.`)
}

function parseProxies(text: string): Reading<string> {
  const wrong = text.split(',').find((part) => !isProxy(part.trim()))
  if (wrong === undefined) return understood(text)
  return refused(`${quoted(wrong.trim())} in TRUST_PROXY is no proxy’s address. Write addresses like 10.0.0.5 or 10.0.0.0/8 with commas, or loopback.`)
}

function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0) return text === 'loopback' || text === 'linklocal' || text === 'uniquelocal'
  return more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)))
}

function parseHost(text: string): Reading<string> {
  return /^[\w.:-]+$/.test(text)
    ? understood(text)
    : refused(`${quoted(text)} is not an address to listen on. Use --host (or HOST) with 127.0.0.1 for this machine only, or 0.0.0.0 for all.`)
}

function parsePort(text: string): Reading<number> {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text.trim()) && port <= 65_535) return understood(port)
  return refused(`${quoted(text)} is not a port. Use --port (or PORT) with a number from 1 to 65535, or 0 for any free one.`)
}

function parseDatabaseUrl(name: string, text: string): Reading<string> {
  return /^postgres(ql)?:\/\//.test(text)
    ? understood(text)
    : refused(`${name} is not a PostgreSQL address. Write it like postgres://user:password@host:5432/hotshoe.`)
}

function parsePublicUrl(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return plain ? understood(url.origin) : refused(`${quoted(text)} is not an address for PUBLIC_URL. Write it like https://studio.example.com, without a path.`)
}

function parseSecretKey(text: string): Reading<string> {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 32 && bytes.toString('base64') === text) return understood(text)
  return refused('HOTSHOE_SECRET_KEY must be 32 random bytes in base64. Make one with: openssl rand -base64 32')
}

function parseRole(text: string): Reading<Role> {
  return text === 'web' || text === 'worker' || text === 'all' ? understood(text) : refused(`${quoted(text)} is not a role. Use --role web, worker or all.`)
}
