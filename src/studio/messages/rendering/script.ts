import { Context, type Template, toValueSync } from 'liquidjs'
import { liquidProblems } from './compile-template.ts'
import { guardedOutputs } from './guarded-outputs.ts'
import { textLiquid } from './liquid.ts'
import { hasStrayBraces, takeOut } from './marks.ts'
import type { SubjectKind } from './merge-fields.ts'
import type { RenderData } from './render-message.ts'

/** Why a call script, or what a call or task is about, cannot be kept: a sentence for each thing. */
export function scriptProblems(written: string, about: SubjectKind): string[] {
  if (hasStrayBraces(takeOut(written).text)) return ['There are braces that do not belong together. A field is written {{ client.first_name }}.']
  return liquidProblems(written, about)
}

/**
 * A script as it is read out, plain text. Where a field is empty a gap is shown by its name, “[Session time: not on file]”: whoever calls
 * sees it and asks, so it is no reason not to call. A script that cannot be rendered is shown as it was written.
 */
export function renderScript(written: string, data: RenderData): string {
  if (!/\{\{|\{%/.test(written)) return written
  try {
    const context = new Context(data, textLiquid.options, { sync: true }, { liquid: textLiquid })
    return String(toValueSync(textLiquid.renderer.renderTemplates(parsed(written), context))).replace(/\n{3,}/g, '\n\n')
  } catch {
    return written
  }
}

const kept = new Map<string, Template[]>()
const keepAtMost = 200

/** Thousands of calls of a trigger have one script. */
function parsed(written: string): Template[] {
  const templates = kept.get(written) ?? guardedOutputs(textLiquid.parse(written), 'gap')
  if (kept.size >= keepAtMost) kept.clear()
  kept.set(written, templates)
  return templates
}
