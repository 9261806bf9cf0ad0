import { refuseField } from '#platform/refusal.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { type FormStatus, formStatuses, formStatusKeys } from '#studio/forms/web-form.ts'
import { nearName } from '#studio/messages/rendering/nearest-field.ts'
import { hasStatusesByType, membersCalled, named, type Setup, sameName } from '../setup.ts'
import type { TestFields, TestRecord } from '../test-format.ts'

/** What a test knows of its records while it is lived through. */
export type Story = {
  setup: Setup
  records: Map<string, { record: TestRecord; id: number; clientId: number }>
  /** Of records for which the test names no client. */
  usualClient: number | null
  /** A record by its name; refuses one that is not made yet. */
  find(name: string): { record: TestRecord; id: number; clientId: number }
}

export function newStory(setup: Setup): Story {
  const records: Story['records'] = new Map()
  return {
    setup,
    records,
    usualClient: null,
    find(name) {
      const known = [...records.values()].find(({ record }) => sameName(record.name, name))
      if (known === undefined) throw refuseField('of', 'made-later', `“${name}” is not made yet at this moment of the story. Let it begin earlier.`)
      return known
    },
  }
}

/** The type that a test names, or the first one: it does not matter to the test then. */
export function typeIdOf({ setup }: Story, kind: string, name: string | undefined): number {
  const types = setup.types.filter((type) => type.subject_kind === kind)
  const type = name === undefined ? types[0] : named(types, name)
  if (type !== undefined) return type.id
  throw refuseField(
    'type',
    'no-such-type',
    noSuch(
      'type',
      name ?? '',
      types.map((each) => each.name),
    ),
  )
}

/** The status that a test names, of its kind or type. None: what new records get. */
export function statusIdOf({ setup }: Story, { kind, status: name }: Pick<TestRecord, 'kind' | 'status'>, typeId: number | undefined): { status_id?: number } {
  if (name === undefined) return {}
  const statuses = setup.statuses.filter((status) => status.subject_kind === kind && (!hasStatusesByType(kind) || status.type_id === typeId))
  const status = named(statuses, name)
  if (status !== undefined) return { status_id: status.id }
  throw refuseField(
    'status',
    'no-such-status',
    noSuch(
      'status',
      name,
      statuses.map((each) => each.name),
    ),
  )
}

function noSuch(what: string, name: string, among: readonly string[]): string {
  const near = nearName(name, among)
  return `There is no ${what} called “${name}” here.${near === null ? '' : ` Did you mean “${near}”?`}`
}

/** The status of a web form that a test names. */
export function formStatusOf(name: string): FormStatus {
  const status = formStatusKeys.find((key) => sameName(formStatuses[key].label, name))
  if (status !== undefined) return status
  throw refuseField(
    'status',
    'no-such-status',
    noSuch(
      'status',
      name,
      formStatusKeys.map((key) => formStatuses[key].label),
    ),
  )
}

/** Of sessions and appointments. */
export function placedFields({ setup }: Story, fields: TestFields & { kind: TestRecord['kind'] }) {
  const { kind, date, time, photographer, on_hold, confirmed, canceled } = fields
  const [day, at] = kind === 'session' ? (['primary_on', 'primary_time'] as const) : (['on_day', 'at_time'] as const)
  const [member, ...others] = photographer === undefined ? [] : membersCalled(setup.members, photographer)
  if (photographer !== undefined && (member === undefined || others.length > 0))
    throw refuseField(
      'photographer',
      'no-such-member',
      noSuch(
        'member',
        photographer,
        setup.members.map((each) => each.name),
      ),
    )
  return {
    ...(date === undefined ? {} : { [day]: date as CivilDate }),
    ...(time === undefined ? {} : { [at]: time as WallTime }),
    ...(member === undefined ? {} : { photographer_id: member.id }),
    ...(on_hold === undefined ? {} : { on_hold }),
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(canceled === undefined ? {} : { canceled }),
  }
}

export function clientFields({ email, phone, birthday, anniversary, do_not_market, do_not_call }: TestFields) {
  return {
    ...(email === undefined ? {} : { emails: email === '' ? [] : [email] }),
    ...(phone === undefined ? {} : { phones: phone === '' ? [] : [{ phone }] }),
    ...(birthday === undefined ? {} : { birthday: yearDay(birthday) }),
    ...(anniversary === undefined ? {} : { anniversary: yearDay(anniversary) }),
    ...(do_not_market === undefined ? {} : { do_not_market }),
    ...(do_not_call === undefined ? {} : { do_not_call }),
  }
}

function yearDay(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}

/** Of an invoice for which nothing is said about money. */
const usualTotal = 100

/** `total` counts for what is due and what is paid too. */
export function invoiceFields({ total, due, paid, canceled }: TestFields, before: TestFields = {}) {
  const sum = (total ?? before.total ?? usualTotal).toFixed(2)
  return {
    ...(total === undefined && before.type !== undefined ? {} : { lines: [{ description: 'Pictures', unit_price: sum }] }),
    ...(due === undefined ? {} : { dues: [{ due_on: due as CivilDate, amount: sum }] }),
    ...(paid === true ? { payments: [{ amount: sum }] } : {}),
    ...(canceled === undefined ? {} : { canceled }),
  }
}
