import { renderData } from '#studio/messages/merge-data.ts'
import { compileTemplate } from '#studio/messages/rendering/compile-template.ts'
import { prepareTemplate, type RenderData } from '#studio/messages/rendering/render-message.ts'
import { renderScript } from '#studio/messages/rendering/script.ts'
import { attachments } from '#studio/triggers/attachments.ts'
import type { OutputRule, StepRule, TemplateRule, TriggerRule } from '../format.ts'
import type { RuleStep } from './contract.ts'
import { stepFor } from './rule-sentence.ts'
import { type StudioSays, sampleOfRule, sampleRecipient } from './sample-of-rule.ts'

/** `unsubscribeUrl`: what marketing emails would lead to. */
export type Around = { templates: readonly TemplateRule[]; studio: StudioSays; unsubscribeUrl: string }

/** Everything a trigger of a file could say, with sample data, in the order of its chains. */
export function ruleMessages(rule: TriggerRule, around: Around): RuleStep[] {
  return (rule.outputs ?? []).flatMap((output) => output.steps.map((step, place) => messageOf({ rule, output, step, place }, around)))
}

type Place = { rule: TriggerRule; output: OutputRule; step: StepRule; place: number }

function messageOf({ rule, output, step, place }: Place, { templates, studio, unsubscribeUrl }: Around): RuleStep {
  const template = templates.find(({ name }) => name === step.template) ?? null
  const purpose = template === null ? null : (template.purpose ?? 'transactional')
  const greeting = { recipient: sampleRecipient(output.to), unsubscribeUrl: purpose === 'marketing' ? unsubscribeUrl : null }
  const data = renderData(sampleOfRule(rule, studio), greeting)
  const attached = (step.attach ?? []).map((attachment) => attachments[attachment].label)
  const common = { channel: step.channel, to: stepFor(output, place), template: template?.name ?? null, purpose, attached }
  if (template !== null) return { ...common, ...written(template, step.channel === 'letter' ? 'letter' : 'email', data) }
  return { ...common, subject: renderScript(step.description ?? '', data), html: null, plain: renderScript(step.notes ?? '', data), problem: null }
}

/** What cannot be saved or rendered says why, in place of its text. */
function written(
  { subject, body, for: kind }: TemplateRule,
  frame: 'email' | 'letter',
  data: RenderData,
): Pick<RuleStep, 'subject' | 'html' | 'plain' | 'problem'> {
  const compiled = compileTemplate({ subject: subject ?? '', body }, kind)
  if (!compiled.ok) return { subject: subject ?? '', html: null, plain: '', problem: compiled.problems.map(({ message }) => message).join(' ') }
  const rendered = prepareTemplate(compiled.template, frame).render(data)
  if (!rendered.ok) return { subject: subject ?? '', html: null, plain: '', problem: rendered.reason.message }
  return { subject: rendered.subject, html: rendered.html, plain: rendered.text, problem: null }
}
