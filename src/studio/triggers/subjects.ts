/** The records a trigger can be about, in the order of the guide's list. */
export const triggerSubjects = {
  appointment: { label: 'Appointment', plural: 'appointments' },
  client: { label: 'Client', plural: 'clients' },
  invoice: { label: 'Invoice', plural: 'invoices' },
  production_order: { label: 'Production order', plural: 'production orders' },
  preproduction_order: { label: 'Preproduction (proof) order', plural: 'proof orders' },
  session: { label: 'Session', plural: 'sessions' },
  task: { label: 'Task', plural: 'tasks' },
  web_form: { label: 'Web form', plural: 'web forms' },
  email: { label: 'Email', plural: 'emails' },
  incoming_text: { label: 'Incoming text', plural: 'incoming texts' },
} as const
export type TriggerSubject = keyof typeof triggerSubjects

/** What picks the records of a trigger out of all of their kind. */
export const triggerBases = {
  status: { label: 'Status' },
  type: { label: 'Type' },
  'type-and-status': { label: 'Type and status' },
  event: { label: 'What happened to it' },
  keyword: { label: 'Keyword' },
} as const
export type TriggerBasis = keyof typeof triggerBases

export const triggerSubjectKeys = Object.keys(triggerSubjects) as TriggerSubject[]
export const triggerBasisKeys = Object.keys(triggerBases) as TriggerBasis[]

/** "production orders", for a word that a record of setup carries. */
export function pluralOf(kind: string | null): string {
  return triggerSubjectKeys.map((key) => (key === kind ? triggerSubjects[key].plural : '')).find((plural) => plural !== '') ?? 'other records'
}
