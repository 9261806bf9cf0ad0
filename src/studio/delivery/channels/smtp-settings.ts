import type { SMTPPoolOptions } from 'nodemailer'

/** `starttls` begins in the clear and turns encrypted before anything is said; a server that cannot is not used. */
export const smtpSecurities = ['none', 'starttls', 'tls'] as const
export type SmtpSecurity = (typeof smtpSecurities)[number]

/** Milliseconds. */
export type SmtpTimeouts = {
  /** Until the connection stands, name lookup and encryption included. */
  connect: number
  /** Until the server's first word. */
  greeting: number
  /** Silence in the middle of a conversation. RFC 5321 wants minutes after the end of data: giving up there leaves a doubt. */
  answer: number
  /** One message from the first byte to the last answer, however slowly the server trickles. */
  whole: number
  /** An unused connection is closed by us after this long, before the server drops it. */
  idle: number
}

/** How the studio's mail leaves. `user` null: the server wants no sign-in. */
export type SmtpSettings = {
  host: string
  port: number
  security: SmtpSecurity
  user: string | null
  password: string | null
  /** A certificate (PEM) to trust beside the usual authorities, for a studio's own server. */
  trustedCertificate?: string
  maxConnections?: number
  timeouts?: Partial<SmtpTimeouts>
}

export const smtpDefaults = {
  maxConnections: 5,
  timeouts: { connect: 30_000, greeting: 30_000, answer: 300_000, whole: 600_000, idle: 60_000 },
} as const satisfies { maxConnections: number; timeouts: SmtpTimeouts }

export type SmtpProblem = { field: 'host' | 'port' | 'user' | 'password' | 'max_connections'; message: string }

/** What is wrong with settings a person typed, before any server is asked. */
export function smtpProblems(settings: SmtpSettings): SmtpProblem[] {
  const problems: SmtpProblem[] = []
  const { host, port, security, user, password, maxConnections = smtpDefaults.maxConnections } = settings
  if (!/^[a-z0-9.:_-]+$/i.test(host)) problems.push({ field: 'host', message: 'Write the name of your mail server, such as smtp.example.com.' })
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    problems.push({ field: 'port', message: 'The port is a number from 1 to 65535; most servers use 587.' })
  if (user !== null && (password === null || password === ''))
    problems.push({ field: 'password', message: 'Enter the password that belongs to the user name.' })
  if (user !== null && security === 'none' && !isLocal(host)) {
    problems.push({ field: 'user', message: 'Without encryption the password could be read on its way. Choose STARTTLS or TLS.' })
  }
  if (!Number.isInteger(maxConnections) || maxConnections < 1 || maxConnections > 50) {
    problems.push({ field: 'max_connections', message: 'Use 1 to 50 connections; most mail servers allow 5.' })
  }
  return problems
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

export function timeoutsOf(settings: SmtpSettings): SmtpTimeouts {
  return { ...smtpDefaults.timeouts, ...settings.timeouts }
}

/** The settings in the transport's own terms. */
export function poolOptions(settings: SmtpSettings): SMTPPoolOptions & { pool: true } {
  const { host, port, security, user, password, trustedCertificate } = settings
  const timeouts = timeoutsOf(settings)
  return {
    pool: true,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(trustedCertificate === undefined ? {} : { tls: { ca: trustedCertificate } }),
    // A server that offers no sign-in although one is set is a wrong setting: better to hear it than to be refused at every recipient.
    ...(user === null ? {} : { auth: { user, pass: password ?? '' }, forceAuth: true }),
    maxConnections: settings.maxConnections ?? smtpDefaults.maxConnections,
    maxMessages: Number.POSITIVE_INFINITY,
    // How often a message moves to a new connection when the one it was given turns out to be dead before a byte was sent.
    maxRequeues: 2,
    connectionTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.answer,
    idleTimeout: timeouts.idle,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
