import { describe, expect, test } from 'vitest'
import { sampleData } from './merge-fields.ts'
import { renderScript, scriptProblems } from './script.ts'

const data = { ...sampleData(), message: { unsubscribe_url: null, language: 'en' } }
const without = (session: object) => ({ ...data, session: { ...data.session, ...session } })

describe('a call script', () => {
  test('prints the values of its fields', () => {
    expect(renderScript('Ask {{ client.first_name }} about {{ session.date }}.', data)).toBe('Ask Anna about Saturday, November 21, 2026.')
  })

  test('shows a gap by its name where a field is empty: whoever calls asks', () => {
    expect(renderScript('Is {{ session.time }} still fine?', without({ time: null }))).toBe('Is [Session time: not on file] still fine?')
  })

  test('shows no gap where a default stands, or where a condition asks', () => {
    const script = '{{ session.time | default: "the time" }}{% if session.photographer %} with {{ session.photographer }}{% endif %}'
    expect(renderScript(script, without({ time: null, photographer: null }))).toBe('the time')
  })

  test('is plain text: what looks like HTML stays as it is', () => {
    expect(renderScript('{{ client.last_name }} & co. <b>', { ...data, client: { ...data.client, last_name: 'O’Neil <i>' } })).toBe('O’Neil <i> & co. <b>')
  })

  test('that was kept before anybody checked it is shown as it was written', () => {
    expect(renderScript('Say {{ hello', data)).toBe('Say {{ hello')
    expect(renderScript('{% if client.company %}never closed', data)).toBe('{% if client.company %}never closed')
  })

  test('is refused with a sentence when a field is unknown, has no value there, or is not closed', () => {
    expect(scriptProblems('Hello {{ client.frist_name }}', 'client')).toEqual(['“client.frist_name” is not a field. Did you mean “client.first_name”?'])
    expect(scriptProblems('On {{ session.date }}', 'client')).toEqual(['“session.date” has no value here: this template is about a client.'])
    expect(scriptProblems('Hello {{ client.first_name', 'client')).toHaveLength(1)
    expect(scriptProblems('A price of {5} or {6}, 100% sure', 'client')).toEqual([])
  })
})
