import type { Rules } from './judge-history.ts'
import type { Kind } from './lines.ts'
import { look } from './matcher.ts'
import type { Client, Subject, Trigger, World } from './model.ts'

type Mistake = {
  record?: (record: Subject) => Partial<Subject>
  client?: (client: Client) => Partial<Client>
  trigger?: (trigger: Trigger) => Partial<Trigger>
  world?: (world: World) => Partial<World>
}

/** Looks with a mistake: whatever there is, is seen otherwise than it is, and is afterwards as it was. */
function seeing(mistake: Mistake): Rules {
  return (world: World) => {
    const back = [
      ...otherwise(world.records, mistake.record),
      ...otherwise(world.clients, mistake.client),
      ...otherwise(world.triggers, mistake.trigger),
      ...otherwise([world], mistake.world),
    ]
    look(world)
    for (const put of back) put()
  }
}

/** Only what was mistaken is put back: what was looked at is remembered. */
function otherwise<T extends object>(all: readonly T[], mistake: ((one: T) => Partial<T>) | undefined): (() => void)[] {
  return all.map((one) => {
    const wrong = mistake?.(one) ?? {}
    const right = Object.fromEntries(Object.keys(wrong).map((key) => [key, one[key as keyof T]]))
    Object.assign(one, wrong)
    return () => Object.assign(one, right)
  })
}

type Sabotage = { of: readonly Kind[]; rules: Rules }

/** Rules that are wrong in one thing, and at which kinds that shows. An oracle that does not notice them would notice nothing. */
export const sabotage: Readonly<Record<string, Sabotage>> = {
  'what is on hold, canceled or archived is taken like others': {
    of: ['session'],
    rules: seeing({ record: () => ({ onHold: false, canceled: false, archived: false }) }),
  },
  'offsets are a day too long': { of: ['production_order'], rules: seeing({ trigger: ({ offset }) => ({ offset: offset + 1 }) }) },
  'late ones are always taken': { of: ['session'], rules: seeing({ trigger: () => ({ late: 'wait' }) }) },
  'nothing is ever missed': { of: ['preproduction_order'], rules: seeing({ trigger: () => ({ validity: 3650, past: false }) }) },
  'appointments of any type are those of the first': {
    of: ['appointment'],
    rules: seeing({ trigger: ({ basis }) => (basis === 'any-type' ? { basis: 'type', pick: 0 } : {}) }),
  },
  'the other use of invoice statuses is made': { of: ['invoice'], rules: seeing({ world: (world) => ({ usesInvoiceStatuses: !world.usesInvoiceStatuses }) }) },
  'what was paid is not known': { of: ['invoice'], rules: seeing({ record: () => ({ paid: 0 }) }) },
  'a task is never done': { of: ['task'], rules: seeing({ record: () => ({ completedAt: null }) }) },
  'a form is waited for since it was made': {
    of: ['web_form'],
    rules: seeing({ record: ({ sentAt, createdAt }) => ({ sentAt: sentAt === null ? null : createdAt }) }),
  },
  'an email happened when it was reported': {
    of: ['email'],
    rules: seeing({
      record: ({ reports }) => ({ reports: Object.fromEntries(Object.entries(reports).map(([report, { notedAt }]) => [report, { at: notedAt, notedAt }])) }),
    }),
  },
  'nobody opens emails': { of: ['email'], rules: seeing({ record: ({ reports: { opened, clicked, ...reports } }) => ({ reports }) }) },
  'every text begins with the keyword': {
    of: ['incoming_text'],
    rules: seeing({ record: ({ text }) => ({ text: text === null ? null : { ...text, word: 'prints' } }), trigger: () => ({ word: 'prints' }) }),
  },
  'families have no birthdays': { of: ['client'], rules: seeing({ client: () => ({ family: [] }) }) },
  'anniversaries are birthdays': {
    of: ['client'],
    rules: seeing({ trigger: ({ moment }) => (moment === 'anniversary' ? { moment: 'birthday' } : {}) }),
  },
}
