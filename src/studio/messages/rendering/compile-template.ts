import { type Liquid, LiquidError, type Template } from 'liquidjs'
import { bodyHtml, cleanBody } from './clean-body.ts'
import { fieldUses } from './field-uses.ts'
import { htmlLiquid, templateFilters, textLiquid } from './liquid.ts'
import { hasStrayBraces, takeOut } from './marks.ts'
import { fieldsOn, isMergeField, isOn, mergeFieldNames, oneOf, type SubjectKind } from './merge-fields.ts'
import { nearestField } from './nearest-field.ts'
import { bodyText } from './plain-text.ts'

/** What a person writes: a subject line with fields, and a body of simple HTML with fields and conditions. */
export type TemplateText = { subject: string; body: string }
/** What is kept beside it and rendered: three pieces of Liquid, the HTML cleaned, the text derived. */
export type CompiledTemplate = { subject: string; html: string; text: string }
export type TemplateProblem = { field: 'subject' | 'body'; message: string }
export type Compiled = { ok: true; template: CompiledTemplate } | { ok: false; problems: TemplateProblem[] }

const longest = { subject: 300, body: 100_000 }

/** Checks a template at saving and makes it ready to render; refuses with one sentence for each thing that cannot work. */
export function compileTemplate(written: TemplateText, subject: SubjectKind): Compiled {
  const line = compileSubject(written.subject, subject)
  const body = compileBody(written.body, subject)
  const problems = [
    ...line.problems.map((message) => ({ field: 'subject' as const, message })),
    ...body.problems.map((message) => ({ field: 'body' as const, message })),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, template: { subject: line.subject, html: body.html, text: body.text } }
}

function compileSubject(written: string, about: SubjectKind): { subject: string; problems: string[] } {
  const subject = written.replace(/\p{Cc}+/gu, ' ').trim()
  if (subject === '') return { subject, problems: ['Write a subject line.'] }
  if (subject.length > longest.subject)
    return { subject, problems: [`The subject line can have ${longest.subject} characters; this one has ${subject.length}.`] }
  return { subject, problems: hasStrayBraces(takeOut(subject).text) ? [stray] : liquidProblems(subject, about) }
}

function compileBody(written: string, about: SubjectKind): { html: string; text: string; problems: string[] } {
  const refused = (...problems: string[]) => ({ html: '', text: '', problems })
  if (written.length > longest.body) return refused(`The message can have ${longest.body} characters; this one has ${written.length}.`)
  const clean = cleanBody(written)
  if (!clean.ok) return refused(...clean.problems)
  const pieces = takeOut(written).marks.map(({ source }) => source)
  const problems = liquidProblems(pieces.join(''), about)
  if (problems.length > 0) return refused(...problems)
  const [html, text] = [bodyHtml(clean.body), bodyText(clean.body)]
  if (text === '') return refused('Write the message.')
  const late = [...parseProblems(htmlLiquid, html), ...parseProblems(textLiquid, text)]
  return late.length > 0 ? refused(...new Set(late)) : { html, text, problems: [] }
}

const stray = 'There are braces that do not belong together. A field is written {{ client.first_name }}.'

/** Whatever is wrong with a text's Liquid itself: how it is written, and which fields and filters it names. */
export function liquidProblems(text: string, about: SubjectKind): string[] {
  const parsed = parse(textLiquid, text)
  if (!parsed.ok) return [parsed.message]
  const found = fieldUses(parsed.templates).flatMap((use) => [
    ...use.fields.flatMap((name) => fieldProblem(name, about)),
    ...use.filters.filter((name) => !known(name)).map(filterProblem),
    ...(use.whole ? [] : [`“${use.written}” holds more than one thing. Give every field its own braces: {{ client.first_name }} {{ client.last_name }}.`]),
    ...(use.fields.length === 0 ? [`“${use.written}” names no field, for example {{ client.first_name }}.`] : []),
  ])
  return [...new Set(found)]
}

function parseProblems(liquid: Liquid, text: string): string[] {
  const parsed = parse(liquid, text)
  return parsed.ok ? [] : [parsed.message]
}

function known(filter: string): boolean {
  return templateFilters.some((name) => name === filter)
}

function filterProblem(name: string): string {
  return `“| ${name}” is not known. A field can be followed by: ${templateFilters.join(', ')}.`
}

function fieldProblem(name: string, about: SubjectKind): string[] {
  if (isMergeField(name)) {
    return isOn(name, about) ? [] : [`“${name}” has no value here: this template is about ${oneOf(about)}.`]
  }
  const nearest = nearestField(name, fieldsOn(about)) ?? mergeFieldNames[0]
  return [`“${name}” is not a field. Did you mean “${nearest}”?`]
}

type Parsed = { ok: true; templates: Template[] } | { ok: false; message: string }

function parse(liquid: Liquid, text: string): Parsed {
  try {
    return { ok: true, templates: liquid.parse(text) }
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    return { ok: false, message: sentence(error) }
  }
}

/** Liquid's own messages speak to programmers; these say the same to somebody who writes a letter. */
function sentence(error: LiquidError): string {
  const written = pieceAround(error)
  const filter = /undefined filter: (\S+?)(?:,|$)/.exec(error.message)?.[1]
  if (filter !== undefined) return filterProblem(filter)
  if (/not closed/.test(error.message)) return `“${written}” is never closed. End it with {% end${/\w+/.exec(written)?.[0] ?? 'if'} %}.`
  const tag = /tag "([^"]*)" not found/.exec(error.message)?.[1]
  if (tag === undefined) return `“${written}” cannot be read. A field is written {{ client.first_name }}, a condition {% if client.company %} … {% endif %}.`
  if (/^(?:end(?:if|unless|case)|els(?:e|if)|when)$/.test(tag)) return `“${written}” belongs to no condition. Begin one with {% if … %} before it.`
  return `“${written}” cannot be used here. A template can have conditions: {% if … %}, {% unless … %} and {% case … %}.`
}

/** The whole piece of Liquid an error points into: a fragment of it would puzzle its author. */
function pieceAround({ token }: LiquidError): string {
  const pieces = [...token.input.matchAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g)]
  const around = pieces.findLast((piece) => piece.index <= token.begin)
  return around?.[0] ?? token.getText()
}
