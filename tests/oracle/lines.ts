/** The catalogue, told by the oracle: which kinds of record there are, what they have, and what a trigger can count from at each. */

type KindEntry = { statuses: 'of the kind' | 'of the type' | 'of forms' | 'none'; typed?: true; role?: true; hour?: true; flags?: true; bySession?: true }

/** `role`: it has somebody of the staff who can be told; `hour`: a time of day; `flags`: on hold, confirmed, canceled. */
export const kinds = {
  client: { statuses: 'of the kind' },
  session: { statuses: 'of the kind', typed: true, role: true, hour: true, flags: true },
  appointment: { statuses: 'of the type', typed: true, role: true, hour: true, flags: true, bySession: true },
  invoice: { statuses: 'of the kind' },
  production_order: { statuses: 'of the type', typed: true, role: true },
  preproduction_order: { statuses: 'of the kind', role: true },
  task: { statuses: 'of the type', typed: true, role: true, bySession: true },
  web_form: { statuses: 'of forms' },
  email: { statuses: 'none' },
  incoming_text: { statuses: 'none' },
} as const satisfies Record<string, KindEntry>

export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as Kind[]

export function has(kind: Kind): KindEntry {
  return kinds[kind]
}

type MomentEntry = { offsets: 'any' | 'after' | 'none'; timed?: true }

/** Which days around it can be chosen; `timed`: hours and minutes, too. */
const moments = {
  'status-changed': { offsets: 'none' },
  'status-due': { offsets: 'any' },
  'session-date': { offsets: 'any', timed: true },
  created: { offsets: 'after' },
  'appointment-date': { offsets: 'any', timed: true },
  booked: { offsets: 'after' },
  birthday: { offsets: 'any' },
  anniversary: { offsets: 'any' },
  'payment-due': { offsets: 'any' },
  'task-due': { offsets: 'any' },
  'task-start': { offsets: 'any' },
  'task-complete': { offsets: 'after' },
  'not-submitted': { offsets: 'after' },
  delivered: { offsets: 'after', timed: true },
  opened: { offsets: 'after', timed: true },
  clicked: { offsets: 'after', timed: true },
  bounced: { offsets: 'after', timed: true },
  'not-opened': { offsets: 'after' },
  'keyword-matched': { offsets: 'none' },
} as const satisfies Record<string, MomentEntry>

export type Moment = keyof typeof moments
export type Basis = 'status' | 'type' | 'any-type' | 'type-and-status' | 'event' | 'keyword'
export type Line = { kind: Kind; basis: Basis; moment: Moment }

const all: Record<Kind, Partial<Record<Basis, readonly Moment[]>>> = {
  client: { status: ['status-changed', 'status-due', 'birthday', 'anniversary'] },
  session: { status: ['status-changed', 'status-due', 'session-date'], type: ['session-date', 'created'] },
  appointment: { type: ['appointment-date', 'booked'], 'any-type': ['appointment-date', 'booked'], 'type-and-status': ['status-changed', 'appointment-date'] },
  invoice: { status: ['status-changed', 'status-due', 'payment-due'] },
  production_order: { status: ['status-changed', 'status-due'] },
  preproduction_order: { status: ['status-changed', 'status-due'] },
  task: { status: ['status-changed', 'status-due', 'task-due', 'task-start', 'task-complete'], type: ['task-due', 'task-start', 'task-complete'] },
  web_form: { status: ['status-changed', 'not-submitted'] },
  email: { event: ['delivered', 'opened', 'clicked', 'bounced', 'not-opened'] },
  incoming_text: { keyword: ['keyword-matched'] },
}

/** The lines of these kinds. By the status of invoices only where the studio uses them. */
export function linesOf(of: readonly Kind[], usesInvoiceStatuses: boolean): Line[] {
  const isThere = ({ kind, moment }: Line) => usesInvoiceStatuses || kind !== 'invoice' || moment === 'payment-due'
  const line = (kind: Kind) => Object.entries(all[kind]).flatMap(([basis, each]) => each.map((moment) => ({ kind, basis: basis as Basis, moment })))
  return of.flatMap(line).filter(isThere)
}

/** What a person sets up. `pick` is the place of the status or type. */
export type Settings = Line & {
  pick: number
  /** Of incoming texts. */
  word: string
  /** Negative: before. */
  offset: number
  unit: Unit
  past: boolean
  doNotMarket: boolean
  doNotCall: boolean
  onHold: boolean
  confirmed: boolean
  canceled: boolean
  paid: boolean
  validity: number | null
  repeat: 'every' | 'once' | 'spaced'
  /** For `spaced` alone. */
  repeatDays: number
  late: 'wait' | 'send' | 'never'
  stays: boolean
  output: Output
}

export type Unit = 'days' | 'weeks' | 'work-days' | 'hours' | 'minutes'

/** A task for the client; a call needs a phone and somebody who may be called; a task for whoever of the staff the record names. */
export type Output = 'task' | 'call' | 'staff'

export const words = ['prints', 'café', 'album']

/** What of such settings makes sense for their line: nobody knows beforehand when a record will be created or come into a status; few have flags or an hour. */
export function sensible(settings: Settings): Settings {
  const { kind, moment, output, pick } = settings
  const flags = has(kind).flags === true
  const role = has(kind).role === true
  return {
    ...settings,
    ...possibleOffset(settings),
    pick: moment === 'not-submitted' ? 1 : has(kind).statuses === 'none' || settings.basis === 'any-type' ? 0 : pick,
    word: kind === 'incoming_text' ? settings.word : '',
    onHold: flags && settings.onHold,
    confirmed: flags && settings.confirmed,
    canceled: (flags || kind === 'invoice') && settings.canceled,
    paid: kind === 'invoice' && settings.paid,
    // Of others the program keeps none, so that there is none to change.
    repeatDays: settings.repeat === 'spaced' ? settings.repeatDays : 1,
    stays: moment === 'status-changed' && settings.stays,
    output: output === 'staff' && !role ? 'task' : output,
  }
}

function possibleOffset({ moment, offset, unit }: Settings): Pick<Settings, 'offset' | 'unit'> {
  const { offsets, timed }: MomentEntry = moments[moment]
  if (offsets === 'none') return { offset: 0, unit: 'days' }
  const inHours = unit === 'hours' || unit === 'minutes'
  const possible = inHours && timed !== true ? 'days' : unit
  return { offset: offsets === 'after' ? Math.abs(offset) : offset, unit: possible }
}
