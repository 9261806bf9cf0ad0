import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'

export type Reach = 'email' | 'call' | 'attention'
/** Whom a session brings to the list, on which morning, and how they can be reached. */
export type Due = { session: string; on: string; by: Reach; email: string; client: string }

type Row = Record<string, string>

const folder = path.join(import.meta.dirname, '../../samples/first-studio')

/**
 * What the two files themselves say: Booked sessions, 7 days before their date, neither on hold nor confirmed nor canceled, of clients
 * that may be marketed to. Worked out without the program, by day arithmetic on the dates as they are written.
 */
export function dueClients(from: string, to: string): Due[] {
  const clients = new Map(rows('clients.csv').flatMap((row) => (isAddress(row.Email ?? '') ? [[row['Client ID'] ?? '', row] as const] : [])))
  const seen = new Set<string>()
  return rows('sessions.csv').flatMap((row) => {
    const session = row['Session No'] ?? ''
    const client = clients.get(row['Client ID'] ?? '')
    const on = weekBefore(row['Session Date'] ?? '')
    if (seen.has(session)) return []
    seen.add(session)
    if (client === undefined || on === null || on < from || on > to || row.Status !== 'Booked' || row['Start Time'] === '25:99') return []
    if ([row['On Hold'], row.Confirmed, row.Canceled, client['Do Not Market']].includes('Y')) return []
    return [{ session, on, by: reachOf(client), email: client.Email ?? '', client: `${client['First Name']} ${client['Last Name']}` }]
  })
}

function rows(file: string): Row[] {
  return parse<Row>(readFileSync(path.join(folder, file)), { columns: true, bom: true, trim: true })
}

/** The files hold two addresses that are none; their rows are refused, and so are these clients' sessions. */
function isAddress(text: string): boolean {
  return text === '' || /^[^@\s]+@[^@\s]+$/.test(text)
}

function reachOf(client: Row): Reach {
  if (client.Email !== '') return 'email'
  const phone = (client['Mobile Phone'] ?? '') + (client['Home Phone'] ?? '')
  return phone !== '' && client['Do Not Call'] !== 'Y' ? 'call' : 'attention'
}

function weekBefore(written: string): string | null {
  const [month, day, year] = written.split('/').map(Number)
  if (month === undefined || day === undefined || year === undefined) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1) return null
  return new Date(date.getTime() - 7 * 86_400_000).toISOString().slice(0, 10)
}
