import type { ClientReach, DepartmentReach, StaffReach, VendorReach, Way } from '#studio/messages/reachability.ts'
import type { ItemFacts } from '#studio/processing/plan.ts'
import type { RecipientFacts } from '#studio/processing/recipient.ts'
import { t7 } from './example-trigger.ts'

/** People as a test of pure rules needs them; nothing here touches a database. */
export const at = (address: string): Way => ({ ok: true, address })
export const noPhone: Way = { ok: false, why: 'no-phone' }
export const noEmail: Way = { ok: false, why: 'no-email' }

/** Anna, who may be written to and called about what she booked, but wants no marketing. */
export function anna(fields: Partial<ClientReach> = {}): ClientReach {
  return {
    clientId: 1042,
    name: 'Anna Miller',
    firstName: 'Anna',
    language: 'en',
    zone: 'America/Chicago',
    doNotMarket: true,
    doNotCall: false,
    archived: false,
    email: { transactional: at('anna@example.com'), marketing: { ok: false, why: 'do-not-market' } },
    call: { transactional: at('+13125550101'), marketing: { ok: false, why: 'do-not-market' } },
    letter: { transactional: at('12 Oak St\nChicago'), marketing: { ok: false, why: 'do-not-market' } },
    phones: ['+13125550101'],
    smsPhones: [],
    ...fields,
  }
}

export function maya(fields: Partial<StaffReach> = {}): StaffReach {
  return { memberId: 3, name: 'Maya Ortiz', firstName: 'Maya', left: false, email: at('maya@studio.example'), call: at('+13125550103'), ...fields }
}

export function aVendor(fields: Partial<VendorReach> = {}): VendorReach {
  return { vendorId: 8, name: 'Fine Frames', firstName: 'Fine Frames', archived: false, email: at('orders@frames.example'), call: noPhone, ...fields }
}

/** With a shared address, and Maya and Tom in it. */
export function frontDesk(fields: Partial<DepartmentReach> = {}): DepartmentReach {
  const tom = maya({ memberId: 4, name: 'Tom Berg', firstName: 'Tom', email: noEmail, call: noPhone })
  return { departmentId: 5, name: 'Front desk', archived: false, defaultMemberId: 3, email: at('desk@studio.example'), members: [maya(), tom], ...fields }
}

/** Anna, as an output meets her. */
export function aRecipient(fields: Partial<RecipientFacts> = {}): RecipientFacts {
  const { email, call, letter } = anna()
  return {
    kind: 'client',
    id: 1042,
    name: 'Anna Miller',
    firstName: 'Anna',
    email: email.transactional,
    call: call.transactional,
    letter: letter.transactional,
    ...fields,
  }
}

/** An item of T7 for Anna's session 7. */
export function anItem(fields: Partial<ItemFacts> = {}): ItemFacts {
  return {
    id: 500,
    version: 1,
    triggerId: 7,
    kind: 'session',
    subjectId: 7,
    clientId: 1042,
    sessionId: 7,
    familyMemberId: null,
    clientVersion: 2,
    sessionVersion: 3,
    subjectVersion: 3,
    photographerId: null,
    memberId: null,
    departmentId: null,
    vendorId: null,
    ancestry: [],
    dueOn: '2026-05-06',
    validUntil: '2026-05-13',
    made: [],
    trigger: t7(),
    recipientsOf: () => [aRecipient()],
    insteadOfShared: () => ({ members: [], desk: null }),
    ...fields,
  }
}
