import { sql } from 'kysely'
import { reasonSentence } from '#studio/matching/reasons.ts'
import { headerLine } from '#studio/messages/header-line.ts'
import { stored } from '#studio/messages/stored-text.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadAppointed } from '../impact/load-appointed.ts'
import { loadCorrected } from './load-corrected.ts'
import { type Planned, type Template, writeAgain } from './write-again.ts'

type Written = {
  id: number
  corrects_id: number
  template_id: number | null
  to_address: string
  created_at: Date
  subject: string
  html: string
  plain: string
  /** Somebody edited its text, which then is what they want said. */
  edited: boolean
}

/**
 * Which of these corrections on their way, whose records have changed, would say something else or to another address now, and why, as a sentence. They are
 * written again as they were written the first time; what is no correction is left out.
 */
export async function findOutdatedCorrections(work: Work, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<Written>`
    SELECT id, corrects_id, correction_template_id AS template_id, to_address, created_at, subject, html, plain, edited_at IS NOT NULL AS edited
    FROM communication WHERE id = ANY(${ids}::bigint[]) AND corrects_id IS NOT NULL AND channel = 'email' ORDER BY id`.execute(work.db)
  if (rows.length === 0) return new Map()
  const templates = await sql<Template & { id: number }>`
    SELECT id, name, subject_kind, purpose, subject, html, plain AS text FROM template WHERE id = ANY(${rows.flatMap((row) => row.template_id ?? [])}::bigint[])`.execute(
    work.db,
  )
  const messages = await loadCorrected(
    work,
    rows.map((row) => row.corrects_id),
  )
  const appointed = await loadAppointed(work, messages)
  const plans = new Map<string, Planned>()
  for (const template of templates.rows)
    for (const plan of await writeAgain(work, { messages: messages.filter(({ kind }) => kind === template.subject_kind), template }))
      plans.set(`${template.id} ${plan.message.id}`, plan)
  return new Map(
    rows.flatMap((row) => {
      const plan = plans.get(`${row.template_id} ${row.corrects_id}`)
      const when = plan && appointed.get(`${plan.message.kind} ${plan.message.subject_id}`)
      // A date that is none any more reads as before.
      const isCanceled = when?.now.canceled === true && !when.at(row.created_at).canceled
      const why = isCanceled ? `${reasonSentence('canceled', null)} ${instead}` : whyOther(row, plan)
      return why === null ? [] : [[row.id, why] as const]
    }),
  )
}

const instead = 'Send a new correction where one is still needed.'

/** Null when it would be the same. */
function whyOther(written: Written, plan: Planned | undefined): string | null {
  if (plan === undefined) return `Its record has changed since and its template was deleted, so nobody can tell whether it is still right. ${instead}`
  if (plan.problem !== null) return plan.problem
  if (plan.channel !== 'email' || plan.address !== written.to_address) return `The email address has changed since it was written. ${instead}`
  if (written.edited) return null
  const { subject, html, plain } = plan.rendered
  const same = headerLine(subject) === written.subject && stored(html) === written.html && stored(plain) === written.plain
  return same ? null : `Its record has changed once more, so it would say something else now. ${instead}`
}
