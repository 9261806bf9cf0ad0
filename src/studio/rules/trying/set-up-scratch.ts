import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { changeSender } from '#studio/messages/sender/change-sender.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { addMember } from '#studio/staff/members/add-member.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { applyRules } from '../apply-rules.ts'
import type { Rules } from '../format.ts'
import { readStanding } from '../read-standing.ts'
import type { RulesFile } from '../rules-text.ts'
import { membersCalled, type Setup } from '../setup.ts'

/** What the studio that a file is tried for has: its rules without the triggers, and its people. */
export type Ground = { rules: Rules; setup: Setup; deployment: Deployment }

/** Gives a scratch studio what the studio has and then what the file says, with everybody that either names, and switches the file’s triggers on. */
export async function setUpScratch(work: Work, { rules, setup, deployment }: Ground, file: RulesFile): Promise<void> {
  await changeSender(work, { version: 1, from_name: work.studio.name, from_address: 'studio@example.com', host: 'mail.example.com' }, deployment)
  await addFormStatuses(work)
  const living = setup.members.filter(({ archived }) => !archived)
  for (const { name, email } of living) await addMember(work, { name, email, role: 'photographer' })
  for (const name of strangers(file.rules, living)) await addMember(work, { name, role: 'photographer', ...(name.includes('@') ? { email: name } : {}) })
  await applyRules(work, { rules: withoutTheGone(rules, setup), lineOf: () => 1 }, { prune: false })
  await applyRules(work, file, { prune: false })
  for (const { id, version, active } of (await readStanding(work)).triggers) if (!active) await trySwitching(work, { id, version })
}

/** What cannot be on yet stays off, and the tests say that nothing comes of it. */
async function trySwitching(work: Work, { id, version }: { id: number; version: number }): Promise<void> {
  await sql`SAVEPOINT switching`.execute(work.db)
  try {
    await switchTrigger(work, id, { version, active: true })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`ROLLBACK TO SAVEPOINT switching`.execute(work.db)
  }
  await sql`RELEASE SAVEPOINT switching`.execute(work.db)
}

/** People whom the file names and the studio does not have: a test is about rules. */
function strangers(rules: Rules, members: Setup['members']): string[] {
  const named = [
    ...(rules.departments ?? []).flatMap(({ default_member, members: all = [] }) => [default_member, ...all]),
    ...(rules.statuses?.preproduction_order ?? []).map(({ default_member }) => default_member),
    ...(rules.triggers ?? []).flatMap(({ outputs = [] }) => outputs.flatMap(({ member, steps }) => [member, ...steps.map((step) => step.member)])),
    ...(rules.tests ?? []).flatMap(({ records, changes = [] }) => [...records, ...changes].map(({ photographer }) => photographer)),
  ]
  const names = named.filter((name) => name !== undefined && name !== null)
  return [...new Map(names.map((name) => [name.trim().toLowerCase(), name.trim()])).values()].filter((name) => membersCalled(members, name).length === 0)
}

/** Somebody who has left is in no department any more. */
function withoutTheGone({ tests: _, triggers: __, ...rules }: Rules, { members }: Setup): Rules {
  const living = members.filter(({ archived }) => !archived)
  const isHere = (name: string) => membersCalled(living, name).length === 1
  return {
    ...rules,
    departments: (rules.departments ?? []).map(({ default_member, members: all = [], ...department }) => ({
      ...department,
      default_member: default_member !== undefined && default_member !== null && isHere(default_member) ? default_member : null,
      members: all.filter(isHere),
    })),
    statuses: {
      ...rules.statuses,
      ...(rules.statuses?.preproduction_order === undefined
        ? {}
        : { preproduction_order: rules.statuses.preproduction_order.map((status) => ({ ...status, default_member: null, default_department: null })) }),
    },
  }
}
