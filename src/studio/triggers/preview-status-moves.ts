import type { Output } from '#platform/http/contract.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { StatusMove } from '#studio/records/status-moves/contract.ts'
import { lookAtMoves } from '#studio/records/status-moves/look-at-moves.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import type { Work } from '#studio/staff/work.ts'
import type { previewStatusMoves as contract } from './contract.ts'

/** What moving many records to a status would do, and which triggers may list something for them. Warns of more than the brake's smallest limit. */
export async function previewStatusMoves(work: Work, wanted: StatusMove): Promise<Answer<Output<typeof contract>>> {
  const { status, dueOn, moving, skipped, seen } = await lookAtMoves(work, wanted)
  const triggers = await work.db
    .selectFrom('trigger')
    .select(['id', 'description'])
    .where('status_id', '=', status.id)
    .where('active', '=', true)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
  const { bulk_limit } = await work.db.selectFrom('studio').select('bulk_limit').executeTakeFirstOrThrow()
  const kind = subjectKinds[wanted.subject_kind].plural.toLowerCase()
  const warning = moving.length > bulk_limit ? warningOf({ count: moving.length, kind, limit: bulk_limit, triggers: triggers.length }) : null
  return { status: { id: status.id, name: status.name }, due_on: dueOn, moving: moving.length, skipped, triggers, warning, seen }
}

type Many = { count: number; kind: string; limit: number; triggers: number }

function warningOf({ count, kind, limit, triggers }: Many): string {
  const many = `These are ${figure(count)} ${kind}; more than ${figure(limit)} at once is unusual.`
  if (triggers === 0) return many
  const looks = triggers === 1 ? 'A trigger looks at this status' : `${figure(triggers)} triggers look at this status`
  return `${many} ${looks}: up to ${figure(count * triggers)} triggered items may come of it. The brake asks before so many are processed.`
}

function figure(count: number): string {
  return count.toLocaleString('en-US')
}
