import { renderData } from '#studio/messages/merge-data.ts'
import type { Attachment } from '#studio/messages/papers/paper.ts'
import { prepareTemplate } from '#studio/messages/rendering/render-message.ts'
import { renderScript } from '#studio/messages/rendering/script.ts'
import type { Facts } from './load-facts.ts'
import type { Planned, Problem } from './plan.ts'

/** `description`: what it is about, on the desk of whoever does it. */
export type RenderedEffect = { subject: string; html: string; plain: string; description: string; attachments: readonly Attachment[]; problem: Problem | null }

/**
 * Renders what a planned effect says, in memory. An email and a letter are their template; a call its script, a task its notes, both with gaps where
 * fields are empty. A field of theirs that is empty or a template that breaks is a problem of this item alone. `unsubscribeUrl` is
 * given on marketing mail only.
 */
export function renderPlanned(facts: Facts, { step, recipient }: Planned, unsubscribeUrl: string | null = null): RenderedEffect {
  const data = renderData(facts.data, { recipient, unsubscribeUrl })
  const description = step === null || step.description === '' ? facts.trigger.description : renderScript(step.description, data)
  const nothing = { subject: '', html: '', plain: '', description, attachments: [], problem: null }
  if (step === null) return nothing
  if (step.channel !== 'email' && step.channel !== 'letter') return { ...nothing, plain: renderScript(step.notes, data) }
  const template = facts.templates.get(step.template_id ?? 0)
  if (template === undefined) return { ...nothing, problem: { code: 'broken-template', detail: 'its template was deleted. Choose another in the trigger.' } }
  const rendered = prepareTemplate(template, step.channel).render(data)
  if (!rendered.ok) return { ...nothing, problem: { code: rendered.reason.code, detail: rendered.reason.message } }
  return { ...nothing, ...facts.papers.putIn(step, facts), subject: rendered.subject, html: rendered.html, plain: rendered.text }
}
