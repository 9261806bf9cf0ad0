import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { archiveTemplate } from '#studio/messages/templates/archive-template.ts'
import { changeTemplate } from '#studio/messages/templates/change-template.ts'
import { createTemplate } from '#studio/messages/templates/create-template.ts'
import { refusing } from '#studio/records/refuse-constraint.ts'
import { changeStatusSetup } from '#studio/records/statuses/change-status-setup.ts'
import { changeType } from '#studio/records/statuses/change-type.ts'
import { createStatus } from '#studio/records/statuses/create-status.ts'
import { createType } from '#studio/records/statuses/create-type.ts'
import { deleteStatus } from '#studio/records/statuses/delete-status.ts'
import { deleteType } from '#studio/records/statuses/delete-type.ts'
import { orderSetup } from '#studio/records/statuses/order-setup.ts'
import { addDepartment } from '#studio/staff/members/add-department.ts'
import { archiveDepartment } from '#studio/staff/members/archive-department.ts'
import { changeDepartment } from '#studio/staff/members/change-department.ts'
import { constraintRefusals } from '#studio/staff/refusals.ts'
import type { Work } from '#studio/staff/work.ts'
import { archiveTrigger } from '#studio/triggers/archive-trigger.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { createTrigger } from '#studio/triggers/create-trigger.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import type { Hand } from './hand.ts'
import { loadSetup } from './load-setup.ts'
import { readFormerNames } from './read-former-names.ts'
import { readStanding } from './read-standing.ts'
import type { Setup } from './setup.ts'

/** Works on the studio itself, in the transaction that is open. What it writes nobody else changes meanwhile, so the setup is read again only after it wrote. */
export function handOnStudio(work: Work): Hand {
  let setup: Promise<Setup> | null = null
  const wrote = async <T>(write: Promise<T>): Promise<T> => {
    setup = null
    const written = await write
    setup = null
    return written
  }
  return {
    standing: () => readStanding(work),
    setup: () => (setup ??= loadSetup(work)),
    formerNames: () => readFormerNames(work),
    addDepartment: (wanted) => wrote(addDepartment(work, wanted)),
    changeDepartment: (id, change) => wrote(changeDepartment(work, id, change)),
    archiveDepartment: (id, putting) => wrote(refusing(constraintRefusals, () => archiveDepartment(work, id, putting))),
    createType: (wanted) => wrote(createType(work, wanted)),
    changeType: (id, change) => wrote(changeType(work, id, change)),
    deleteType: (id) => wrote(deleteType(work, id)),
    orderTypes: (subject_kind, ids) => wrote(orderSetup(work, 'type', { subject_kind, ids })),
    createStatus: (wanted) => wrote(createStatus(work, wanted)),
    changeStatus: (id, change) => wrote(changeStatusSetup(work, id, change)),
    deleteStatus: (id) => wrote(deleteStatus(work, id)),
    orderStatuses: (family, ids) => wrote(orderSetup(work, 'status', { ...family, ids })),
    createTemplate: (wanted) => wrote(createTemplate(work, wanted)),
    changeTemplate: (id, change) => wrote(changeTemplate(work, id, change)),
    archiveTemplate: (id, putting) => wrote(archiveTemplate(work, id, putting)),
    createTrigger: (wanted) => createTrigger(work, wanted),
    changeTrigger: (id, change) => changeTrigger(work, id, change),
    switchTrigger: (id, switching) => switchTrigger(work, id, switching),
    archiveTrigger: (id, putting) => archiveTrigger(work, id, putting),
    attempt: (run) => wrote(attemptIn(work, run)),
  }
}

/** A savepoint: what the database refused has ended the transaction otherwise. */
async function attemptIn({ db }: Work, run: () => Promise<unknown>): Promise<boolean> {
  await sql`SAVEPOINT attempt`.execute(db)
  try {
    await run()
    await sql`RELEASE SAVEPOINT attempt`.execute(db)
    return true
  } catch (error) {
    if (!(error instanceof Refusal) && !isOfConstraint(error)) throw error
    await sql`ROLLBACK TO SAVEPOINT attempt`.execute(db)
    await sql`RELEASE SAVEPOINT attempt`.execute(db)
    return false
  }
}

function isOfConstraint(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
}
