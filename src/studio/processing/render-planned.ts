import { renderData } from '#studio/messages/merge-data.ts'
import { prepareTemplate } from '#studio/messages/rendering/render-message.ts'
import type { Facts } from './load-facts.ts'
import type { Planned, Problem } from './plan.ts'

export type RenderedEffect = { subject: string; html: string; plain: string; problem: Problem | null }

/**
 * Renders what a planned effect says, in memory. An email is its template; a call its script, a task its notes. A field that is empty or
 * a template that breaks is a problem of this item alone. `unsubscribeUrl` is given on marketing mail only.
 */
export function renderPlanned(facts: Facts, { step, recipient }: Planned, unsubscribeUrl: string | null = null): RenderedEffect {
  if (step === null) return { subject: '', html: '', plain: '', problem: null }
  if (step.channel !== 'email') return { subject: '', html: '', plain: step.notes, problem: null }
  const template = facts.templates.get(step.template_id ?? 0)
  if (template === undefined) return broken('its template was deleted. Choose another in the trigger.')
  const rendered = prepareTemplate(template).render(renderData(facts.data, { recipient, unsubscribeUrl }))
  if (!rendered.ok) return { subject: '', html: '', plain: '', problem: { code: rendered.reason.code, detail: rendered.reason.message } }
  return { subject: rendered.subject, html: rendered.html, plain: rendered.text, problem: null }
}

function broken(detail: string): RenderedEffect {
  return { subject: '', html: '', plain: '', problem: { code: 'broken-template', detail } }
}
