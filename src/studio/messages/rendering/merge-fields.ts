/** What a template can be about: the records that triggers are about. A record's template also knows its client, and its session where it has one. */
export const subjectKinds = [
  'client',
  'session',
  'appointment',
  'invoice',
  'production_order',
  'preproduction_order',
  'task',
  'web_form',
  'email',
  'incoming_text',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

const sessions = ['session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task', 'web_form', 'email'] as const
const orders = ['production_order', 'preproduction_order'] as const

/**
 * Every field a template may use: the editor's chips, the checks at saving, the preview and the manual read this table.
 * `sample` is what the preview shows; `on` says which subjects have the field. Values are text ready to be read (dates,
 * times and amounts already in the client's language), or null when the record has none.
 */
export const mergeFields = {
  'client.first_name': { label: 'Client first name', sample: 'Anna', on: subjectKinds },
  'client.last_name': { label: 'Client last name', sample: 'Miller', on: subjectKinds },
  'client.full_name': { label: 'Client full name', sample: 'Anna Miller', on: subjectKinds },
  'client.company': { label: 'Client company', sample: 'Miller & Sons', on: subjectKinds },
  'client.email': { label: 'Client email', sample: 'anna@example.com', on: subjectKinds },
  'client.phone': { label: 'Client phone', sample: '(312) 555-0142', on: subjectKinds },
  'birthday.first_name': { label: 'Birthday: first name', sample: 'Emma', on: ['client'] },
  'birthday.name': { label: 'Birthday: name', sample: 'Emma Miller', on: ['client'] },
  'birthday.relation': { label: 'Birthday: relation', sample: 'Daughter', on: ['client'] },
  'birthday.age': { label: 'Birthday: age they turn', sample: '6', on: ['client'] },
  'birthday.date': { label: 'Birthday: day', sample: 'Saturday, November 28, 2026', on: ['client'] },
  'appointment.type': { label: 'Appointment type', sample: 'Consultation', on: ['appointment'] },
  'appointment.status': { label: 'Appointment status', sample: 'Scheduled', on: ['appointment'] },
  'appointment.date': { label: 'Appointment date', sample: 'Monday, November 30, 2026', on: ['appointment'] },
  'appointment.time': { label: 'Appointment time', sample: '10:30 AM', on: ['appointment'] },
  'appointment.place': { label: 'Appointment place', sample: 'Studio, second floor', on: ['appointment'] },
  'appointment.with': { label: 'Appointment with', sample: 'Maya Ortiz', on: ['appointment'] },
  'invoice.number': { label: 'Invoice number', sample: 'I-00107', on: ['invoice'] },
  'invoice.status': { label: 'Invoice status', sample: 'Sent', on: ['invoice'] },
  'invoice.date': { label: 'Invoice date', sample: 'Monday, November 2, 2026', on: ['invoice'] },
  'invoice.total': { label: 'Invoice total', sample: '$1,240.00', on: ['invoice'] },
  'invoice.paid': { label: 'Invoice paid', sample: '$500.00', on: ['invoice'] },
  'invoice.balance': { label: 'Invoice balance', sample: '$740.00', on: ['invoice'] },
  'invoice.due_date': { label: 'Payment due date', sample: 'Monday, November 30, 2026', on: ['invoice'] },
  'order.number': { label: 'Order number', sample: 'P-00031', on: orders },
  'order.type': { label: 'Order type', sample: 'Album', on: ['production_order'] },
  'order.status': { label: 'Order status', sample: 'At the lab', on: orders },
  'order.description': { label: 'Order description', sample: 'Album of 30 pages', on: orders },
  'order.vendor': { label: 'Order vendor', sample: 'Lakeside Lab', on: orders },
  'order.ordered': { label: 'Order date', sample: 'Monday, November 9, 2026', on: orders },
  'order.expected': { label: 'Order expected', sample: 'Friday, November 20, 2026', on: orders },
  'order.received': { label: 'Order received', sample: 'Friday, November 20, 2026', on: orders },
  'task.description': { label: 'Task', sample: 'Order the album', on: ['task'] },
  'task.type': { label: 'Task type', sample: 'Retouching', on: ['task'] },
  'task.status': { label: 'Task status', sample: 'To do', on: ['task'] },
  'task.due': { label: 'Task due date', sample: 'Monday, November 23, 2026', on: ['task'] },
  'task.assignee': { label: 'Task assigned to', sample: 'Maya Ortiz', on: ['task'] },
  'form.name': { label: 'Form', sample: 'Wedding questionnaire', on: ['web_form'] },
  'form.status': { label: 'Form status', sample: 'Sent', on: ['web_form'] },
  'form.sent': { label: 'Form sent on', sample: 'Monday, November 16, 2026', on: ['web_form'] },
  'email.subject': { label: 'Email subject', sample: 'Your session is coming up', on: ['email'] },
  'email.sent': { label: 'Email written on', sample: 'Monday, November 16, 2026', on: ['email'] },
  'text.body': { label: 'Text', sample: 'Yes, see you on Saturday', on: ['incoming_text'] },
  'text.received': { label: 'Text received on', sample: 'Monday, November 16, 2026', on: ['incoming_text'] },
  'session.number': { label: 'Session number', sample: '1042', on: sessions },
  'session.type': { label: 'Session type', sample: 'Family', on: sessions },
  'session.status': { label: 'Session status', sample: 'Booked', on: sessions },
  'session.date': { label: 'Session date', sample: 'Saturday, November 21, 2026', on: sessions },
  'session.time': { label: 'Session time', sample: '4:00 PM', on: sessions },
  'session.photographer': { label: 'Photographer', sample: 'Maya Ortiz', on: sessions },
  'studio.name': { label: 'Studio name', sample: 'Northlight Studio', on: subjectKinds },
  'studio.phone': { label: 'Studio phone', sample: '(312) 555-0100', on: subjectKinds },
  'studio.email': { label: 'Studio email', sample: 'hello@example.com', on: subjectKinds },
  'studio.address': { label: 'Studio address', sample: '12 Lake Street\nChicago, IL 60601', on: subjectKinds },
  'recipient.first_name': { label: 'Recipient first name', sample: 'Anna', on: subjectKinds },
  'recipient.name': { label: 'Recipient name', sample: 'Anna Miller', on: subjectKinds },
} as const satisfies Record<string, { label: string; sample: string; on: readonly SubjectKind[] }>

export type MergeFieldName = keyof typeof mergeFields

type On<S extends SubjectKind> = { [N in MergeFieldName]: S extends (typeof mergeFields)[N]['on'][number] ? N : never }[MergeFieldName]
type Group<N extends string> = N extends `${infer G}.${string}` ? G : never
type Leaf<N extends string, G extends string> = N extends `${G}.${infer L}` ? L : never

/** The values of one message's fields, grouped as templates write them: `data.client.first_name`. */
export type MergeData<S extends SubjectKind = 'client'> = { [G in Group<On<S>>]: { [L in Leaf<On<S>, G>]: string | null } }

export const mergeFieldNames = Object.keys(mergeFields).filter(isMergeField)

export function isMergeField(name: string): name is MergeFieldName {
  return Object.hasOwn(mergeFields, name)
}

/** The fields a template about such a record may use, in the table's order. */
export function fieldsOn(subject: SubjectKind): MergeFieldName[] {
  return mergeFieldNames.filter((name) => isOn(name, subject))
}

export function isOn(name: MergeFieldName, subject: SubjectKind): boolean {
  const on: readonly SubjectKind[] = mergeFields[name].on
  return on.includes(subject)
}

/** What such a record is called in a sentence: "the invoice has …". */
export const subjectWords: Record<SubjectKind, string> = {
  client: 'client',
  session: 'session',
  appointment: 'appointment',
  invoice: 'invoice',
  production_order: 'production order',
  preproduction_order: 'proof order',
  task: 'task',
  web_form: 'web form',
  email: 'email',
  incoming_text: 'incoming text',
}

/** "an invoice", "a session". */
export function oneOf(kind: SubjectKind): string {
  return `${/^[aeio]/.test(subjectWords[kind]) ? 'an' : 'a'} ${subjectWords[kind]}`
}

/** Every field with its sample value: what a preview without a record shows. */
export function sampleData(): { [S in SubjectKind]: MergeData<S> }[SubjectKind] & MergeData<'session'> {
  const data: Record<string, Record<string, string>> = {}
  for (const name of mergeFieldNames) {
    const [group = '', leaf = ''] = name.split('.')
    data[group] = { ...data[group], [leaf]: mergeFields[name].sample }
  }
  return data as ReturnType<typeof sampleData>
}
