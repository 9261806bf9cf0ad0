import PostalMime, { type Address } from 'postal-mime'

export type MailPerson = { name: string; address: string }
export type MailSummary = { id: string; from: MailPerson; to: MailPerson[]; subject: string; date: string | null }
/** `html` is the sender's own and must be shown in a sandboxed frame; `raw` is the mail as it came, byte for byte as latin-1. */
export type StoredMail = MailSummary & { text: string | null; html: string | null; headers: { name: string; value: string }[]; raw: string }

/** Takes a mail apart. `date` is when it arrived, or else was written, as ISO 8601 in UTC; null when it says neither. */
export async function parseMail(id: string, raw: Buffer): Promise<StoredMail> {
  const mail = await PostalMime.parse(raw)
  return {
    id,
    from: people([mail.from])[0] ?? { name: '', address: '' },
    to: people(mail.to ?? []),
    subject: mail.subject ?? '',
    date: isoDate(mail.headers.find(({ key }) => key === 'delivery-date')?.value) ?? isoDate(mail.date),
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    raw: raw.toString('latin1'),
  }
}

export function summaryOf({ id, from, to, subject, date }: StoredMail): MailSummary {
  return { id, from, to, subject, date }
}

function people(addresses: (Address | undefined)[]): MailPerson[] {
  return addresses.flatMap((entry) => {
    if (entry === undefined) return []
    return entry.group === undefined ? [{ name: entry.name ?? '', address: entry.address ?? '' }] : people(entry.group)
  })
}

function isoDate(date: string | undefined): string | null {
  const read = new Date(date ?? '')
  return Number.isNaN(read.getTime()) ? null : read.toISOString()
}
