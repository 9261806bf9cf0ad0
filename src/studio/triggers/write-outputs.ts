import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { SettledOutput } from './proposal.ts'

/** Makes these the outputs of a trigger. One that names its id keeps it; one that is missing is archived, for what it generated names it. */
export async function writeOutputs(work: Work, triggerId: number, outputs: readonly SettledOutput[]): Promise<void> {
  await archiveOthers(work, triggerId, outputs)
  for (const [position, output] of outputs.entries()) {
    const id = await writeOutput(work, { triggerId, position, output })
    await writeSteps(work, id, output)
  }
}

async function archiveOthers(work: Work, triggerId: number, outputs: readonly SettledOutput[]): Promise<void> {
  const kept = outputs.map(({ id }) => id).filter((id) => id !== null)
  // Without their steps: an output that is gone must not keep a template or a department from being deleted.
  await sql`
    WITH gone AS (
      UPDATE trigger_output SET archived_at = ${work.now}
      WHERE trigger_id = ${triggerId} AND archived_at IS NULL AND id <> ALL(${kept}::bigint[])
      RETURNING studio_id, id)
    DELETE FROM output_step p USING gone WHERE p.studio_id = gone.studio_id AND p.output_id = gone.id`.execute(work.db)
}

type Placed = { triggerId: number; position: number; output: SettledOutput }

async function writeOutput(work: Work, { triggerId, position, output: { id, recipient } }: Placed): Promise<number> {
  const values = {
    trigger_id: triggerId,
    position,
    recipient_kind: recipient.kind,
    recipient_member_id: recipient.member_id,
    recipient_department_id: recipient.department_id,
    archived_at: null,
  }
  if (id === null) return (await work.db.insertInto('trigger_output').values(values).returning('id').executeTakeFirstOrThrow()).id
  await work.db.updateTable('trigger_output').set(values).where('id', '=', id).execute()
  return id
}

async function writeSteps(work: Work, outputId: number, { steps }: SettledOutput): Promise<void> {
  await work.db.deleteFrom('output_step').where('output_id', '=', outputId).execute()
  const rows = steps.map((step, position) => ({ output_id: outputId, position, ...step }))
  await work.db.insertInto('output_step').values(rows).execute()
}
