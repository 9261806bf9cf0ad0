/** Templates for what is about other records than sessions. */
export const kindTemplates = [
  {
    name: 'Your appointment tomorrow',
    subject_kind: 'appointment',
    purpose: 'transactional',
    subject: 'See you tomorrow{% if appointment.time %} at {{ appointment.time }}{% endif %}',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>We expect you tomorrow{% if appointment.time %} at <strong>{{ appointment.time }}</strong>{% endif %}: {{ appointment.type | downcase }}{% if appointment.with %} with {{ appointment.with }}{% endif %}.</p>
<p>{{ studio.name }}</p>`,
  },
  {
    name: 'A payment is due',
    subject_kind: 'invoice',
    purpose: 'transactional',
    subject: 'Invoice {{ invoice.number }}: {{ invoice.balance }} open',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>Of invoice {{ invoice.number }} ({{ invoice.total }}), <strong>{{ invoice.balance }}</strong> are still open. The payment was due on {{ invoice.due_date }}. Should it be on its way already, thank you.</p>
<p>{{ studio.name }}</p>`,
  },
  {
    name: 'A task is late',
    subject_kind: 'task',
    purpose: 'transactional',
    subject: 'Late: {{ task.description }}',
    body: `<p>Hi {{ recipient.first_name }},</p>
<p>“{{ task.description }}” was due on {{ task.due }}.{% if client.full_name %} It is for {{ client.full_name }}.{% endif %}</p>`,
  },
] as const

const none = { past: false, do_not_market: false, do_not_call: false, on_hold: false, confirmed: false, canceled: false, paid: false }

/** Triggers on every other kind of record, before the numbers of statuses, types and templates are known. What is too late for them is left alone. */
export const kindTriggers = [
  {
    description: 'The day before an appointment',
    about: { subject_kind: 'appointment', basis: 'type', any_type: true, moment: 'appointment-date', offset_count: -1 },
    exclusions: { ...none, confirmed: true, canceled: true, on_hold: true },
    to: 'client',
    steps: [
      { channel: 'email', template: 'Your appointment tomorrow' },
      { channel: 'call', description: 'Appointment tomorrow', notes: 'We see {{ client.first_name }} tomorrow at {{ appointment.time }}.' },
    ],
  },
  {
    description: 'A payment is two days late',
    about: { subject_kind: 'invoice', basis: 'status', status: 'Draft', moment: 'payment-due', offset_count: 2 },
    exclusions: { ...none, paid: true, canceled: true },
    to: 'bill-to',
    steps: [
      { channel: 'email', template: 'A payment is due' },
      { channel: 'call', description: 'Invoice {{ invoice.number }}: {{ invoice.balance }} open', notes: 'Ask whether the invoice arrived.' },
    ],
  },
  {
    description: 'The lab is late',
    about: { subject_kind: 'production_order', basis: 'status', status: 'At the Lab', of: 'Prints', moment: 'status-due', offset_count: 1 },
    exclusions: none,
    to: 'vendor',
    steps: [
      {
        channel: 'call',
        description: 'Where is order {{ order.number }}?',
        notes: 'Order {{ order.number }}, {{ order.description }}, ordered on {{ order.ordered }}.',
      },
    ],
  },
  {
    description: 'Birthday card three days before',
    about: { subject_kind: 'client', basis: 'status', status: 'Client', moment: 'birthday', offset_count: -3 },
    exclusions: { ...none, do_not_market: true },
    to: 'client',
    steps: [
      {
        channel: 'task',
        description: 'Send a birthday card',
        notes: '{{ birthday.name }}, in the family of {{ client.full_name }}, turns {{ birthday.age }} on {{ birthday.date }}.',
      },
    ],
  },
  {
    description: 'An editing task is late',
    about: { subject_kind: 'task', basis: 'type', type: 'Editing', moment: 'task-due', offset_count: 1 },
    exclusions: none,
    to: 'record-member',
    steps: [{ channel: 'email', template: 'A task is late' }],
  },
] as const
