import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { compileTemplate, type TemplateText } from './compile-template.ts'
import { type MergeData, sampleData } from './merge-fields.ts'
import { prepareTemplate, type RenderData, type Rendered } from './render-message.ts'

type Values = { [G in keyof MergeData<'session'>]?: Partial<MergeData<'session'>[G]> }

function data(values: Values = {}, unsubscribe: string | null = null): RenderData {
  const sample = sampleData()
  return {
    client: { ...sample.client, ...values.client },
    session: { ...sample.session, ...values.session },
    studio: { ...sample.studio, ...values.studio },
    recipient: { ...sample.recipient, ...values.recipient },
    message: { unsubscribe_url: unsubscribe, language: 'en' },
  }
}

function render(template: Partial<TemplateText>, given = data()): Rendered {
  const compiled = compileTemplate({ subject: 'Hello', body: '<p>Hello</p>', ...template }, 'session')
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return prepareTemplate(compiled.template).render(given)
}

function written(template: Partial<TemplateText>, given = data()): { subject: string; html: string; text: string } {
  const rendered = render(template, given)
  if (!rendered.ok) throw new Error(rendered.reason.message)
  return rendered
}

describe('a rendered message', () => {
  it('carries the values in subject, HTML and text', () => {
    const { subject, html, text } = written({ subject: '{{ session.type }} on {{ session.date }}', body: '<p>Hi {{ client.first_name }}</p>' })
    expect(subject).toBe('Family on Saturday, November 21, 2026')
    expect(html).toContain('">Hi Anna</p>')
    expect(text).toBe('Hi Anna\n\n-- \nNorthlight Studio\n12 Lake Street\nChicago, IL 60601\n(312) 555-0100\n')
  })

  it('escapes every value in the HTML and none in subject and text', () => {
    const company = `<b onload="x">'A' & "B"</b>`
    const { subject, html, text } = written(
      { subject: 'For {{ client.company }}', body: '<p>{{ client.company | upcase }} {{ client.company | append: "<i>" }}</p>' },
      data({ client: { company } }),
    )
    expect(html).not.toMatch(/<b onload|<i>/i)
    expect(html).toContain('&lt;b onload=&quot;x&quot;&gt;&#39;A&#39; &amp; &quot;B&quot;&lt;/b&gt;&lt;i&gt;')
    expect(subject).toBe(`For ${company}`)
    expect(text).toContain(`${company}<i>`)
  })

  it('never reads Liquid out of a value', () => {
    expect(written({ body: '<p>{{ client.company }}</p>' }, data({ client: { company: '{{ client.email }}{% if' } })).text).toContain('{{ client.email }}{% if')
  })

  it('keeps the subject on one line, whatever the values hold', () => {
    const subject = 'Hi {{ client.first_name }}'
    expect(written({ subject }, data({ client: { first_name: 'Anna\r\nBcc: all@example.com\u2028x\u0000y' } })).subject).toBe(
      'Hi Anna Bcc: all@example.com x y',
    )
  })

  it('encodes values for the place in a link where they stand', () => {
    const body =
      '<p><a href="https://a.test/?q={{ client.company }}">x</a> <a href="mailto:{{ client.email }}">y</a> <a href="tel:{{ studio.phone }}">z</a></p>'
    const { html, text } = written({ body }, data({ client: { company: 'a&b="c" d/..' } }))
    expect(html).toContain('href="https://a.test/?q=a%26b%3D%22c%22%20d%2F.."')
    expect(html).toContain('href="mailto:anna@example.com"')
    expect(html).toContain('href="tel:3125550100"')
    expect(text).toContain('x (https://a.test/?q=a%26b%3D%22c%22%20d%2F..) y (anna@example.com) z (3125550100)')
  })

  it('breaks the lines of an address in HTML too', () => {
    expect(written({}).html).toContain('12 Lake Street<br />Chicago, IL 60601')
  })

  it('leaves no gap where a condition leaves something out', () => {
    const body = '<p>A</p>{% if client.company %}<p>B</p>{% endif %}<ul><li>c</li>{% if client.company %}<li>d</li>{% endif %}<li>e</li></ul>'
    expect(written({ body }).text).toMatch(/^A\n\nB\n\n- c\n- d\n- e\n\n-- /)
    expect(written({ body }, data({ client: { company: null } })).text).toMatch(/^A\n\n- c\n- e\n\n-- /)
  })
})

describe('an empty value', () => {
  const company = (value: string | null) => data({ client: { company: value } })

  it.each([null, '', '  '])('needs attention when a template prints it without a default: %j', (value) => {
    expect(render({ body: '<p>{{ client.company }}</p>' }, company(value))).toEqual({
      ok: false,
      reason: {
        code: 'empty-field',
        field: 'client.company',
        message: '“Client company” is empty for this record. Fill it in, or give the field a default in the template.',
      },
    })
  })

  it('needs attention in the subject as well', () => {
    expect(render({ subject: 'For {{ client.company | upcase }}' }, company(null))).toMatchObject({ ok: false, reason: { field: 'client.company' } })
  })

  it('is fine with a default', () => {
    expect(written({ subject: 'For {{ client.company | default: "you" }}' }, company('')).subject).toBe('For you')
  })

  it('needs attention when its default is a field and empty too', () => {
    const subject = 'For {{ client.company | default: client.last_name | upcase }}'
    expect(written({ subject }, company(null)).subject).toBe('For MILLER')
    expect(render({ subject }, data({ client: { company: null, last_name: null } }))).toMatchObject({ ok: false, reason: { field: 'client.last_name' } })
  })

  it.each(['{% if client.company %}{{ client.company }}{% endif %}', '{% unless client.company == "x" %}{{ client.company }}{% endunless %}'])(
    'is fine where a condition asks about it: %s',
    (body) => {
      expect(render({ body: `<p>Hi ${body}</p>` }, company(null)).ok).toBe(true)
    },
  )

  it('still needs attention where a condition asks about something else', () => {
    const body = '<p>x{% if client.first_name %}{{ client.company }}{% endif %}</p>'
    expect(render({ body }, company(null)).ok).toBe(false)
    expect(render({ body }, data({ client: { company: null, first_name: null } })).ok).toBe(true)
  })

  it('counts as no in a condition', () => {
    expect(written({ subject: '{% if client.company %}yes{% else %}no{% endif %}' }, company('')).subject).toBe('no')
  })

  it('needs attention when conditions leave nothing of subject or message', () => {
    expect(render({ subject: '{% if client.company %}x{% endif %}' }, company(null))).toMatchObject({ ok: false, reason: { code: 'broken-template' } })
    expect(render({ body: '{% if client.company %}<p>x</p>{% endif %}' }, company(null))).toMatchObject({
      reason: { message: 'The message is empty for this record. Add text outside its conditions.' },
    })
  })
})

describe('the frame', () => {
  it('offers to unsubscribe on marketing mail only', () => {
    const link = 'https://studio.test/u?t=a&b="'
    expect(written({}, data({}, link)).html).toContain('<a href="https://studio.test/u?t=a&amp;b=&quot;"')
    expect(written({}, data({}, link)).text).toContain(`Unsubscribe: ${link}\n`)
    expect(written({}).html + written({}).text).not.toContain('nsubscribe')
  })

  it('wants the postal address on marketing mail, as the law does', () => {
    const homeless = { studio: { address: null, phone: null } }
    expect(render({}, data(homeless)).ok).toBe(true)
    expect(render({}, data(homeless, 'https://studio.test/u'))).toMatchObject({ ok: false, reason: { field: 'studio.address' } })
  })

  it('says which language it speaks', () => {
    expect(written({}, { ...data(), message: { unsubscribe_url: null, language: 'es' } }).html).toContain('<html lang="es">')
  })
})

describe('a template damaged after saving', () => {
  it('is reported for each message and stops nothing else', () => {
    const rendered = prepareTemplate({ subject: 'x', html: '<p>{% if client.company %}</p>', text: 'x' }).render(data())
    expect(rendered).toMatchObject({ ok: false, reason: { code: 'broken-template', message: expect.stringContaining('Open it and save it again') } })
  })
})

it('a rendered message survives the trip through a mail parser', async () => {
  const { html } = written({ body: '<p>Grüße, {{ client.first_name }} 👋</p>' })
  const mail = await PostalMime.parse(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`)
  expect(mail.html).toContain('Grüße, Anna 👋')
})
