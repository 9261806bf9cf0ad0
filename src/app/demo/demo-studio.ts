/** Who signs in to the demo. Everybody who starts it is told. */
export const owner = { name: 'Robin Hale', email: 'robin@northlight.example', password: 'northlight demo' } as const

export const staff = [
  { name: 'Maya Lind', role: 'photographer', email: 'maya@northlight.example', phone: '+13125550111', takes_sessions: true },
  { name: 'Tomas Vega', role: 'photographer', email: 'tomas@northlight.example', phone: '+13125550112', takes_sessions: true },
  { name: 'Ines Fischer', role: 'photographer', email: 'ines@northlight.example', phone: '+13125550113', takes_sessions: true },
  { name: 'June Abara', role: 'front-desk', email: 'june@northlight.example', phone: '+13125550114', takes_sessions: false },
] as const

/** Beside those a new studio begins with. */
export const moreTemplates = [
  {
    name: 'See you tomorrow',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'See you tomorrow{% if session.time %} at {{ session.time }}{% endif %}',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>Tomorrow is the day of your {{ session.type | downcase }} session{% if session.time %}, at <strong>{{ session.time }}</strong>{% endif %}. {% if session.photographer %}{{ session.photographer }} is looking forward to it.{% endif %}</p>
<p>There is parking behind the house. If you are running late, just call{% if studio.phone %} {{ studio.phone }}{% endif %}.</p>
<p>{{ studio.name }}</p>`,
  },
  {
    name: 'Note to the photographer',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'In two days: {{ client.first_name }} {{ client.last_name }}, {{ session.type }}',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>You photograph {{ client.first_name }} {{ client.last_name }} on <strong>{{ session.date }}{% if session.time %} at {{ session.time }}{% endif %}</strong>: {{ session.type }}, session {{ session.number }}.</p>
<p>Please check that the set and your batteries are ready.</p>`,
  },
  {
    name: 'Letter two weeks before',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'Your {{ session.type | downcase }} session on {{ session.date }}',
    body: `<p>Dear {{ recipient.first_name }},</p>
<p>In two weeks we see each other{% if session.time %}: on {{ session.date }} at {{ session.time }}{% endif %}. With this letter you find the confirmation of what we agreed. Please look it over; if anything is not right, call us{% if studio.phone %} at {{ studio.phone }}{% endif %}.</p>
<h3>To bring along</h3>
<ul><li>Two sets of clothes, one of them in calm colors</li><li>Something that belongs to you: an instrument, a ball, the dog</li><li>Ten minutes more than you think you need</li></ul>
<p>Warm regards,<br>{{ studio.name }}</p>`,
  },
] as const

const booked = { past: false, do_not_market: false, do_not_call: false, on_hold: true, confirmed: false, canceled: true }

/** The triggers, before the numbers of statuses and templates are known. */
export const triggers = [
  {
    description: 'A week before the session',
    status: 'Booked',
    moment: 'session-date',
    offset_count: -7,
    exclusions: { ...booked, do_not_market: true, confirmed: true },
    to: 'client',
    steps: [
      { channel: 'email', template: 'Session reminder, a week before' },
      { channel: 'call', description: 'Remind of the session', notes: 'Ask whether the time still suits, and what they will wear.' },
    ],
  },
  {
    description: 'The day before',
    status: 'Booked',
    moment: 'session-date',
    offset_count: -1,
    exclusions: booked,
    to: 'client',
    steps: [
      { channel: 'email', template: 'See you tomorrow' },
      { channel: 'call', description: 'See you tomorrow', notes: 'Say when to come and where to park.' },
    ],
  },
  {
    description: 'Notice to the photographer',
    status: 'Booked',
    moment: 'session-date',
    offset_count: -2,
    exclusions: booked,
    to: 'photographer',
    steps: [{ channel: 'email', template: 'Note to the photographer' }],
  },
  {
    description: 'Thank you after the session',
    status: 'Shot',
    moment: 'session-date',
    offset_count: 3,
    exclusions: { ...booked, do_not_market: true, on_hold: false },
    to: 'client',
    steps: [{ channel: 'email', template: 'Thank you after the session' }],
  },
  {
    description: 'Letter two weeks before the session',
    status: 'Booked',
    moment: 'session-date',
    offset_count: -14,
    late: 'never',
    exclusions: booked,
    to: 'client',
    steps: [{ channel: 'letter', template: 'Letter two weeks before', attach: ['session-confirmation'] }],
  },
  {
    description: 'Order goes to the lab',
    status: 'Ordered',
    moment: 'status-changed',
    offset_count: 0,
    exclusions: { ...booked, on_hold: false },
    to: 'client',
    steps: [{ channel: 'task', description: 'Send the order to the lab', notes: 'Check crops and paper before uploading.' }],
  },
] as const
