/** What a template can be about. A template for sessions also knows the session's client. */
export const subjectKinds = ['client', 'session'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/**
 * Every field a template may use: the editor's chips, the checks at saving, the preview and the manual read this table.
 * `sample` is what the preview shows; `on` says which subjects have the field. Values are text ready to be read (dates and
 * times already in the client's language), or null when the record has none.
 */
export const mergeFields = {
  'client.first_name': { label: 'Client first name', sample: 'Anna', on: ['client', 'session'] },
  'client.last_name': { label: 'Client last name', sample: 'Miller', on: ['client', 'session'] },
  'client.full_name': { label: 'Client full name', sample: 'Anna Miller', on: ['client', 'session'] },
  'client.company': { label: 'Client company', sample: 'Miller & Sons', on: ['client', 'session'] },
  'client.email': { label: 'Client email', sample: 'anna@example.com', on: ['client', 'session'] },
  'client.phone': { label: 'Client phone', sample: '(312) 555-0142', on: ['client', 'session'] },
  'session.number': { label: 'Session number', sample: '1042', on: ['session'] },
  'session.type': { label: 'Session type', sample: 'Family', on: ['session'] },
  'session.status': { label: 'Session status', sample: 'Booked', on: ['session'] },
  'session.date': { label: 'Session date', sample: 'Saturday, November 21, 2026', on: ['session'] },
  'session.time': { label: 'Session time', sample: '4:00 PM', on: ['session'] },
  'session.photographer': { label: 'Photographer', sample: 'Maya Ortiz', on: ['session'] },
  'studio.name': { label: 'Studio name', sample: 'Northlight Studio', on: ['client', 'session'] },
  'studio.phone': { label: 'Studio phone', sample: '(312) 555-0100', on: ['client', 'session'] },
  'studio.email': { label: 'Studio email', sample: 'hello@example.com', on: ['client', 'session'] },
  'studio.address': { label: 'Studio address', sample: '12 Lake Street\nChicago, IL 60601', on: ['client', 'session'] },
  'recipient.first_name': { label: 'Recipient first name', sample: 'Anna', on: ['client', 'session'] },
  'recipient.name': { label: 'Recipient name', sample: 'Anna Miller', on: ['client', 'session'] },
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

/** Every field with its sample value: what a preview without a record shows. */
export function sampleData(): MergeData<'session'> {
  const data: Record<string, Record<string, string>> = {}
  for (const name of mergeFieldNames) {
    const [group = '', leaf = ''] = name.split('.')
    data[group] = { ...data[group], [leaf]: mergeFields[name].sample }
  }
  return data as MergeData<'session'>
}
