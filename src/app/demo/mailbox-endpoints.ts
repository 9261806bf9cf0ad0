import type { Endpoint } from '#platform/http/endpoint.ts'
import { listMails, readMail } from '#platform/mailbox/contract.ts'
import type { MailReader } from '#platform/mailbox/open-mailbox.ts'
import type { MailSummary } from '#platform/mailbox/stored-mail.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Gate } from '#studio/staff/accounts/gate.ts'
import { studioEndpoint } from '#studio/staff/accounts/studio-endpoint.ts'
import { openRoute } from '#studio/staff/route.ts'

/** The demo's mailbox, for whoever may read messages in the studio. */
export function mailboxEndpoints(mailbox: MailReader): (gate: Gate) => Endpoint[] {
  const routes = [
    openRoute(listMails, async (_, { query }) => {
      const { mails, next } = await mailbox.list({ limit: query.limit ?? 50, ...(query.after === undefined ? {} : { after: query.after }) })
      return { rows: mails.map(shown), next }
    }),
    openRoute(readMail, async (_, { params }) => {
      const mail = await mailbox.read(String(params.id).padStart(12, '0'))
      if (mail === null) throw new Refusal('not-found', 'no-such-mail', `There is no email number ${params.id} in the mailbox. It keeps the newest ones.`)
      return { ...shown(mail), text: mail.text, html: mail.html, headers: mail.headers }
    }),
  ]
  return (gate) => routes.map((route) => studioEndpoint(gate, route))
}

function shown({ id, from, to, subject, date }: MailSummary) {
  return { id: Number(id), from, to, subject, date }
}
