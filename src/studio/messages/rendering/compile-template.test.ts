import { describe, expect, it } from 'vitest'
import { type CompiledTemplate, compileTemplate } from './compile-template.ts'
import type { SubjectKind } from './merge-fields.ts'

function compiled(body: string, subject = 'Your session'): CompiledTemplate {
  const result = compileTemplate({ subject, body }, 'session')
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.template
}

function problems(body: string, { subject = 'Your session', about = 'session' }: { subject?: string; about?: SubjectKind } = {}): string[] {
  const result = compileTemplate({ subject, body }, about)
  return result.ok ? [] : result.problems.map(({ field, message }) => `${field}: ${message}`)
}

describe('saving a template', () => {
  it('keeps the subject, the cleaned HTML and a text part derived from it', () => {
    const template = compiled('<h1>Hello</h1><div>See you on <b>{{ session.date }}</b>.</div>', 'Session {{ session.number }}')
    expect(template).toEqual({
      subject: 'Session {{ session.number }}',
      html: '<h1>Hello</h1><p>See you on <strong>{{ session.date }}</strong>.</p>',
      text: 'Hello\n\nSee you on {{ session.date }}.',
    })
  })

  it('makes paragraphs of a body typed as plain text', () => {
    expect(compiled('Hi {{ client.first_name }},\n\none\ntwo').html).toBe('<p>Hi {{ client.first_name }},</p>\n<p>one<br />two</p>')
  })

  it('understands conditions as an editor stores them', () => {
    const { html } = compiled('<p>{% if&nbsp;session.number &gt; "5" and client.company != &quot;a &amp; b&quot; %}many{% endif %}</p>')
    expect(html).toBe('<p>{% if session.number > "5" and client.company != "a & b" %}many{% endif %}</p>')
  })

  it('frees a condition that stands in a paragraph of its own', () => {
    const template = compiled('<p>A</p><p>{% if client.company %}</p><p>B</p><p> {% endif %}<br></p><p>C</p>')
    expect(template.html).toBe('<p>A</p>{% if client.company %}<p>B</p>{% endif %}<p>C</p>')
    expect(template.text).toBe('A\n\n{% if client.company %}B\n\n{% endif %}C')
  })

  it('spells links out in the text part, but not an address that is already there', () => {
    const body =
      '<p><a href="https://book.test/?a=1&b=2">Book</a>, <a href="https://book.test">https://book.test/</a>, <a href="mailto:{{ studio.email }}">{{ studio.email }}</a></p>'
    expect(compiled(body).text).toBe('Book (https://book.test/?a=1&b=2), https://book.test/, {{ studio.email }}')
  })

  it('drops what an email cannot carry and keeps its text', () => {
    const body =
      '<style>p{}</style><p onclick="x()" style="color:red">Hi <blink>there</blink><img src="https://t.test/p.gif"></p><script>alert(1)</script><!-- note -->'
    expect(compiled(body).html).toBe('<p>Hi there</p>')
  })

  it('ignores whitespace control, which would reach into the frame', () => {
    expect(compiled('<p>a {{- client.company -}} b</p>').html).toBe('<p>a {{ client.company }} b</p>')
  })
})

describe('refusing a template', () => {
  it.each([
    ['<p>{{ client.firstname }}</p>', 'body: “client.firstname” is not a field. Did you mean “client.first_name”?'],
    ['<p>{{ Session.Date }}</p>', 'body: “Session.Date” is not a field. Did you mean “session.date”?'],
    ['<p>{{ client }}</p>', 'body: “client” is not a field. Did you mean “client.email”?'],
    ['<p>{{ client.first_name | default: client.nam }}</p>', 'body: “client.nam” is not a field. Did you mean “client.email”?'],
    ['<p>{% if client.vip %}x{% endif %}</p>', 'body: “client.vip” is not a field. Did you mean “client.email”?'],
    ['<p>{{ client.constructor }}</p>', expect.stringContaining('body: “client.constructor” is not a field.')],
    ['<p>{{ client[session.type] }}</p>', expect.stringContaining('body: “client[session.type]” is not a field.')],
    ['<p>{{ client.first_name | shout }}</p>', expect.stringContaining('body: “| shout” is not known. A field can be followed by: default,')],
    ['<p>{{ client.first_name | raw }}</p>', expect.stringContaining('body: “| raw” is not known.')],
    ['<p>{{ client.first_name | required: "x" }}</p>', expect.stringContaining('body: “| required” is not known.')],
    ['<p>{% include "secrets" %}</p>', expect.stringContaining('body: “{% include "secrets" %}” cannot be used here.')],
    ['<p>{% for x in client %}{% endfor %}</p>', expect.stringContaining('body: “{% for x in client %}” cannot be used here.')],
    ['<p>{% if client.company %}x</p>', 'body: “{% if client.company %}” is never closed. End it with {% endif %}.'],
    ['<p>x{% endif %}</p>', 'body: “{% endif %}” belongs to no condition. Begin one with {% if … %} before it.'],
    ['<p>{% if client.company = "x" %}a{% endif %}</p>', expect.stringContaining('body: “{% if client.company = "x" %}” cannot be read.')],
    ['<p>{{ client.first_name client.last_name }}</p>', expect.stringContaining('holds more than one thing')],
    ['<p>{% if client.company client.email %}x{% endif %}</p>', expect.stringContaining('holds more than one thing')],
    ['<p>{{ "there" }}</p>', expect.stringContaining('names no field')],
    ['<p>{{ client.<b>first</b>_name }}</p>', 'body: There is formatting inside “{{ client.first_name }}”. Take the formatting off between the braces.'],
    ['<p>{{ client.first_name </p>', expect.stringContaining('body: There are braces that do not belong together.')],
    ['', 'body: Write the message.'],
    ['<p>&nbsp;</p>', 'body: Write the message.'],
  ])('%s', (body, sentence) => {
    expect(problems(body)).toEqual([sentence])
  })

  it('wants a message of a sensible length', () => {
    expect(problems('x'.repeat(100_001))).toEqual(['body: The message can have 100000 characters; this one has 100001.'])
  })

  it('says so when a field exists, but not for this kind of record', () => {
    expect(problems('<p>{{ session.date }}</p>', { about: 'client' })).toEqual(['body: “session.date” has no value here: this template is about a client.'])
  })

  it('names every unknown field once, in the subject and in the body', () => {
    expect(problems('<p>{{ a.b }} {{ client.naem }} {{ a.b }}</p>', { subject: 'For {{ client.frist_name }}' })).toHaveLength(3)
  })

  it('wants a subject of a sensible length', () => {
    expect(problems('<p>x</p>', { subject: ' \n ' })).toEqual(['subject: Write a subject line.'])
    expect(problems('<p>x</p>', { subject: 'x'.repeat(301) })).toEqual(['subject: The subject line can have 300 characters; this one has 301.'])
    expect(problems('<p>x</p>', { subject: 'Hi {{ client.first_name' })).toEqual([expect.stringContaining('subject: There are braces')])
  })
})

describe('keeping markup and Liquid apart', () => {
  it.each(['<p>&#123;&#123; client.email }}</p>', '<p>{<b></b>{ client.email }}</p>', '<p>{{ client.email }}}</p>', '<p>&lcub;% if client.email %}</p>'])(
    'braces hidden by markup are refused: %s',
    (body) => {
      expect(problems(body)).toEqual([expect.stringContaining('braces that do not belong together')])
    },
  )

  it.each([
    '<p style="color:{{ client.company }}">x</p>',
    '<p {{ client.company }}>x</p>',
    '<script>{{ client.company }}</script>',
    '<img src="{{ client.company }}"><p>x</p>',
  ])('a field inside a tag is refused: %s', (body) => {
    expect(problems(body)).toEqual([expect.stringContaining('stands inside a piece of HTML that cannot be used in an email')])
  })

  it.each(['<strong>{% if client.company %}</strong>x{% endif %}', '<p>{% if client.company %}a</p><p>b{% endif %}</p>'])(
    'a condition that begins in one element and ends in another is refused: %s',
    (body) => {
      expect(problems(body)).toEqual([expect.stringContaining('stand in different paragraphs or formats')])
    },
  )

  it.each([
    ['javascript:alert(1)', 'needs to begin with https://'],
    ['{{ client.company }}', 'needs to begin with https://'],
    ['www.studio.test', 'needs to begin with https://'],
    ['https://{{ client.company }}/x', 'needs a full address'],
    ['https://evil.{{ client.company }}', 'needs a full address'],
    ['https://a.test/{% if client.company %}x{% endif %}', 'There is a condition inside a link’s address'],
  ])('a link to %s is refused', (href, reason) => {
    expect(problems(`<p><a href="${href}">x</a></p>`)).toEqual([expect.stringContaining(reason)])
  })
})
