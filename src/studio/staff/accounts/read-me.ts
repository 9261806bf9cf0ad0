import { readClock, readSettings } from '../queries.ts'
import { may, type Permission, permissions, type Role } from '../roles.ts'
import type { OpenStudio, Work } from '../work.ts'
import { notSignedIn } from './gate.ts'
import { accountOf, studiosOf } from './queries.ts'

/** Who is signed in, what they may do, and how the studio stands: what every screen needs first. */
export async function readMe(studio: OpenStudio) {
  const sending_blocked = await studio.deployment.sendingBlocked()
  const facts = await studio.readOnly(async (work) => ({ ...(await whoAsks(work)), ...(await howItStands(work)) }))
  return { ...facts, sending_blocked, clock_may_be_set: studio.deployment.clockMayBeSet, mailbox: studio.deployment.mailbox }
}

async function whoAsks(work: Work) {
  const role = await roleOf(work)
  const memberId = work.actor.kind === 'user' ? work.actor.id : null
  const account = memberId === null ? null : await accountOf(work, memberId)
  const studios = account === null ? [{ id: work.studio.id, name: work.studio.name }] : await studiosOf(work, account.id)
  return {
    account: account === null ? null : { name: account.name, email: account.email },
    member: memberId === null ? null : { id: memberId, name: work.actor.name },
    actor_name: work.actor.name,
    role,
    permissions: Object.keys(permissions).filter((permission) => may(role, permission as Permission)),
    studios,
  }
}

async function roleOf({ db, actor }: Work): Promise<Role> {
  const table = actor.kind === 'token' ? 'api_token' : 'member'
  const row = actor.id === null ? undefined : await db.selectFrom(table).select('role').where('id', '=', actor.id).executeTakeFirst()
  if (row === undefined) throw notSignedIn()
  return row.role
}

async function howItStands(work: Work) {
  const settings = await readSettings(work)
  const clock = await readClock(work)
  const { id, name, zone, language, date_order, default_country, work_week, currency, use_invoice_statuses } = settings
  const { rehearsal, rehearsal_address, paused_at, paused_reason } = settings
  return {
    studio: { id, name, zone, language, date_order, default_country, work_week, currency, use_invoice_statuses },
    now: clock.now,
    today: clock.today,
    clock_shift_seconds: clock.shift_seconds,
    rehearsal,
    rehearsal_address,
    paused_at,
    paused_reason,
  }
}
