import { createHash } from 'node:crypto'
import path from 'node:path'

/** The major version of the built-in PostgreSQL, as its files name it. */
export const serverVersion = '18'

/** The superuser and the database that every built-in server has. */
export const names = { user: 'hotshoe', database: 'hotshoe', maintenance: 'postgres' } as const

/** Where one built-in server lives. All paths are absolute. */
export interface Places {
  data: string
  cluster: string
  log: string
  /** Short and fixed, because a socket's path may have only 107 bytes and a data directory may be deep. */
  sockets: string
}

/** `data` must be the real path (links resolved), so that two names of one folder meet at one socket. `uid` is the server's user. */
export function placesIn(data: string, uid: number): Places {
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 12)
  return { data, cluster: path.join(data, 'postgres'), log: path.join(data, 'postgres.log'), sockets: `/tmp/hotshoe-${uid}-${hash}` }
}

/** A connection string with the socket's folder as host, for pg and for psql. */
export function addressOf(places: Places, database: string = names.database): string {
  return `postgresql:///${database}?user=${names.user}&host=${encodeURIComponent(places.sockets)}`
}

/**
 * How the server is started. Only the socket lets anybody in, and only its owner may enter the socket's folder. Whatever makes commits
 * durable (fsync, synchronous_commit, full_page_writes) keeps its default: on.
 */
export function serverArguments(places: Places): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: places.sockets,
    unix_socket_permissions: '0700',
    port: '5432',
    shared_buffers: '128MB',
    max_connections: '60',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
  return ['-D', places.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
