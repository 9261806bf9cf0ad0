import type { SubjectKind, TypedKind } from '../subject.ts'

/** A status as a new studio gets it. Durations are work-week days. */
export type DefaultStatus = { name: string; duration_days: number | null; initial?: true; final?: true }

/** What a new studio begins with; it changes them as it likes. For kinds whose types have statuses of their own: what each new type begins with. */
export const defaultStatuses: Record<SubjectKind, readonly DefaultStatus[]> = {
  session: [
    { name: 'Inquiry', duration_days: 3, initial: true },
    { name: 'Booked', duration_days: null },
    { name: 'Shot', duration_days: 5 },
    { name: 'Proofing', duration_days: 10 },
    { name: 'Ordered', duration_days: 15 },
    { name: 'Ready', duration_days: 5 },
    { name: 'Delivered', duration_days: null, final: true },
  ],
  client: [
    { name: 'Lead', duration_days: 5, initial: true },
    { name: 'Client', duration_days: null },
    { name: 'Past Client', duration_days: null, final: true },
  ],
  appointment: [
    { name: 'Planned', duration_days: null, initial: true },
    { name: 'Held', duration_days: null, final: true },
    { name: 'No Show', duration_days: 2, final: true },
  ],
  invoice: [
    { name: 'Draft', duration_days: 3, initial: true },
    { name: 'Sent', duration_days: 10 },
    { name: 'Reminded', duration_days: 5 },
    { name: 'Paid', duration_days: null, final: true },
  ],
  production_order: [
    { name: 'To Order', duration_days: 2, initial: true },
    { name: 'At the Lab', duration_days: 10 },
    { name: 'Received', duration_days: 3 },
    { name: 'Picked Up', duration_days: null, final: true },
  ],
  preproduction_order: [
    { name: 'To Edit', duration_days: 5, initial: true },
    { name: 'At the Retoucher', duration_days: 5 },
    { name: 'Proofs Out', duration_days: 10 },
    { name: 'Approved', duration_days: null, final: true },
  ],
  task: [
    { name: 'To Do', duration_days: null, initial: true },
    { name: 'In Progress', duration_days: 3 },
    { name: 'Done', duration_days: null, final: true },
  ],
}

export const defaultTypes: Record<TypedKind, readonly string[]> = {
  session: ['Family', 'Newborn', 'Maternity', 'Senior', 'Headshot', 'Wedding'],
  appointment: ['Consultation', 'Viewing', 'Pick-Up'],
  invoice: ['Session', 'Print Order'],
  production_order: ['Prints', 'Album', 'Wall Art'],
  task: ['Follow-Up', 'Editing'],
}
