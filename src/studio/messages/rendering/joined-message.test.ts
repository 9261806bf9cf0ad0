import { describe, expect, test } from 'vitest'
import { compileTemplate } from './compile-template.ts'
import { joinMessages, type Written } from './joined-message.ts'
import { sampleData } from './merge-fields.ts'
import { prepareTemplate } from './render-message.ts'

function written(subject: string, body: string, { language = 'en-US', unsubscribe = null as string | null, name = 'Anna' } = {}): Written {
  const compiled = compileTemplate({ subject, body }, 'session')
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const sample = sampleData()
  const rendered = prepareTemplate(compiled.template).render({
    ...sample,
    client: { ...sample.client, first_name: name },
    message: { unsubscribe_url: unsubscribe, language },
  })
  if (!rendered.ok) throw new Error(rendered.reason.message)
  return rendered
}

const joined = (messages: readonly Written[]): Written => {
  const one = joinMessages(messages)
  if (one === null) throw new Error('They were not joined.')
  return one
}

describe('several messages as one email', () => {
  test('the bodies stand one after the other under their subjects, in one frame with one footer', () => {
    const { subject, html, text } = joined([written('Your session', '<p>See you soon</p>'), written('Your balance & more', '<p>Please pay</p>')])
    expect(subject).toBe('Your session · Your balance & more')
    expect(html.match(/<html|<body|12 Lake Street/g)).toEqual(['<html', '<body', '12 Lake Street'])
    expect(html.replace(/<[^>]*>/g, ' ')).toMatch(/Your session\s+See you soon\s+Your balance &amp; more\s+Please pay\s+Northlight Studio/)
    expect(text).toBe(
      'Your session\n------------\n\nSee you soon\n\n\nYour balance & more\n-------------------\n\nPlease pay\n\n-- \nNorthlight Studio\n12 Lake Street\nChicago, IL 60601\n(312) 555-0100\n',
    )
  })

  test('where all have the same subject it stands over none of them', () => {
    const { subject, html, text } = joined([written('Your session', '<p>May 4</p>'), written('Your session', '<p>May 5</p>')])
    expect(subject).toBe('Your session')
    expect(html).not.toContain('<h2')
    expect(html).toContain('<hr')
    expect(text).toContain('May 4\n\n* * *\n\nMay 5')
  })

  test('a subject line that would be too long counts what it leaves out', () => {
    const long = ['A'.repeat(60), 'B'.repeat(60), 'C'.repeat(10)].map((subject) => written(subject, '<p>Hello</p>'))
    expect(joined(long).subject).toBe(`${'A'.repeat(60)} · +2`)
    expect(joined([written('A'.repeat(200), '<p>Hello</p>'), written('B', '<p>Hello</p>')]).subject).toBe(`${'A'.repeat(200)} · +1`)
  })

  test('marketing mail says once how to end it', () => {
    const unsubscribe = 'https://hotshoe.example/u/1'
    const { html, text } = joined([written('A', '<p>a</p>', { unsubscribe }), written('B', '<p>b</p>', { unsubscribe })])
    expect(html.match(/Unsubscribe/g)).toHaveLength(1)
    expect(text.match(/Unsubscribe/g)).toHaveLength(1)
  })

  test('a value that looks like the frame or the signature stays in its message', () => {
    const tricky = written('A', '<p>{{ client.first_name }}</p><p>first</p><p>-- </p><p>second</p>', {
      name: '\n</td></tr>\n<tr><td style="padding:20px 24px 8px',
    })
    const { html, text } = joined([tricky, written('B', '<p>third</p>')])
    expect(html).toContain('&lt;/td&gt;')
    expect(html).toMatch(/first[\s\S]*second[\s\S]*third[\s\S]*12 Lake Street/)
    expect(text).toMatch(/first[\s\S]*second[\s\S]*third[\s\S]*12 Lake Street/)
  })

  test('another language, or a frame of an earlier version, is not joined', () => {
    const english = written('A', '<p>a</p>')
    expect(joinMessages([english, written('B', '<p>b</p>', { language: 'de' })])).toBeNull()
    expect(joinMessages([english, { ...english, html: '<p>bare</p>' }])).toBeNull()
  })
})
