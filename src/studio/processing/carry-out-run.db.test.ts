import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connected } from '#support/address.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep, taskStep } from '#support/t7.ts'
import { carryOutRun } from './carry-out-run.ts'
import { decideItem } from './decide-item.ts'
import { findAndRecheck } from './find-and-recheck.ts'
import { readRun } from './queries.ts'
import { startRun } from './start-run.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
  await addRow(cases.studio, 'sender', { from_name: 'Northlight', from_address: 'hello@northlight.example', host: '127.0.0.1' })
})
afterEach(() => cases.close())

const lastEvent = async () => {
  const { rows } = await cases.studio.readOnly((work) => sql<{ id: number }>`SELECT coalesce(max(id), 0) AS id FROM item_event`.execute(work.db))
  return rows[0]?.id ?? 0
}

async function processAll(options: { burst_confirmed?: boolean } = {}) {
  const last_event_id = await lastEvent()
  const id = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id }], ...options }))
  await carryOutRun(cases.studio, id)
  return cases.studio.readOnly((work) => readRun(work, id))
}

const written = async () => {
  const { rows } = await cases.studio.readOnly((work) =>
    sql<{ channel: string; to_address: string }>`SELECT channel, to_address FROM communication ORDER BY id`.execute(work.db),
  )
  return rows.map(({ channel, to_address }) => `${channel} ${to_address}`)
}

async function dueSessions(clients: readonly Parameters<CaseStudio['client']>[0][]): Promise<number[]> {
  const sessions = []
  for (const fields of clients) sessions.push(await cases.session({ client_id: await cases.client(fields), primary_on: '2026-05-13', primary_time: '10:00' }))
  await cases.at('2026-05-06T08:00')
  await findAndRecheck(cases.studio)
  return sessions
}

describe('channels are chosen from data as it is when processing', () => {
  beforeEach(async () => {
    const template = await addTemplate(cases)
    await addT7(cases, [emailStep(template), callStep()])
  })

  test('an email where there is an address, a call where there is none, attention where there is neither', async () => {
    await dueSessions([{ emails: ['anna@example.com'] }, { emails: [] }, { emails: [], phones: [] }])
    const run = await processAll()
    expect(run.outcomes).toEqual({ processed: 2, attention: 1 })
    expect(run.generated).toEqual({ email: 1, call: 1 })
    expect(run.problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining('There is no email address on file. There is no phone number on file.'),
    ])
    expect(await written()).toEqual(['email anna@example.com', 'call +13125550142'])
  })

  test('case 51: the email removed between listing and processing: a call; with no phone either: attention, and active again once an address is added', async () => {
    const [first, second] = await dueSessions([{}, { phones: [] }])
    const clientOf = async (id: number) =>
      (await cases.studio.readOnly((work) => sql<{ id: number }>`SELECT client_id AS id FROM session WHERE id = ${id}`.execute(work.db))).rows[0]?.id ?? 0
    for (const id of [first ?? 0, second ?? 0]) await cases.changeClient(await clientOf(id), { emails: [] })
    await processAll()
    expect(await written()).toEqual(['call +13125550142'])
    expect(await cases.states()).toEqual(['processed', 'attention'])
    await cases.changeClient(await clientOf(second ?? 0), { emails: ['back@example.com'] })
    await findAndRecheck(cases.studio)
    expect(await cases.states()).toEqual(['processed', 'active'])
  })

  test('case 52: an address that mail came back from counts as no email', async () => {
    await dueSessions([{ emails: ['gone@example.com'] }])
    await addRow(cases.studio, 'suppression', {
      channel: 'email',
      address: 'gone@example.com',
      address_hash: sql`sha256('gone@example.com')`,
      scope: 'all',
      reason: 'bounced',
      at: new Date(),
      actor_kind: 'provider',
      actor_name: 'mail server',
    })
    await processAll()
    expect(await written()).toEqual(['call +13125550142'])
  })

  test('case 54: Do Not Call and no email: attention, never “processed as nothing”', async () => {
    await dueSessions([{ emails: [], do_not_call: true }])
    const run = await processAll()
    expect(run.outcomes).toEqual({ attention: 1 })
    expect(run.problems[0]?.message).toContain('Do Not Call')
    expect(await written()).toEqual([])
  })

  test('case 57: two clients who share an address get one message each', async () => {
    await dueSessions([{ emails: ['home@example.com'] }, { emails: ['home@example.com'] }])
    await processAll()
    expect(await written()).toEqual(['email home@example.com', 'email home@example.com'])
  })

  test('case 28: confirmed before processing: withdrawn and nothing written', async () => {
    const [session] = await dueSessions([{}])
    await cases.change(session ?? 0, { confirmed: true })
    const run = await processAll()
    expect(run.outcomes).toEqual({ withdrawn: 1 })
    expect(await written()).toEqual([])
  })

  test('cases 24 and 66: a stale row is refused with who changed it; pressed twice, the second is told', async () => {
    await dueSessions([{}])
    const [item] = await cases.items()
    const wanted = { decision: 'process' as const, version: item?.version ?? 0 }
    expect(await decideItem(cases.studio, item?.id ?? 0, wanted)).toMatchObject({ outcome: 'processed' })
    expect(await decideItem(cases.studio, item?.id ?? 0, wanted)).toMatchObject({
      outcome: 'decided',
      message: expect.stringMatching(/^Already processed by Pat Manager at 8:00/),
    })
    expect(await decideItem(cases.studio, item?.id ?? 0, { ...wanted, decision: 'delete' })).toMatchObject({
      outcome: 'changed',
      message: expect.stringMatching(/^Already processed by Pat Manager at 8:00.*nothing was done/),
    })
    expect(await written()).toHaveLength(1)
  })

  test('cases 65 and 67: two workers and a person at once: every item ends in exactly one state, each message once', async () => {
    await dueSessions(Array.from({ length: 40 }, (_, index) => ({ emails: [`c${index}@example.com`] })))
    const last_event_id = await lastEvent()
    const all = (decision: 'process' | 'delete') =>
      cases.studio.inTransaction((work) => startRun(work, { all: [{ decision, view: 'active', last_event_id }], burst_confirmed: true }))
    const [first, second, third] = [await all('process'), await all('process'), await all('delete')]
    await Promise.all([carryOutRun(cases.studio, first), carryOutRun(cases.studio, second), carryOutRun(cases.studio, third), carryOutRun(cases.studio, first)])
    const states = await cases.states()
    expect(states.every((state) => state === 'processed' || state === 'deleted')).toBe(true)
    expect(new Set(await written()).size).toBe(states.filter((state) => state === 'processed').length)
    expect(await written()).toHaveLength(new Set(await written()).size)
  })
})

describe('one bad apple', () => {
  test('case 73: one broken value among many: the others are done, one is in attention', async () => {
    await addT7(cases, [emailStep(await addTemplate(cases, { body: '<p>Dear {{ client.company }}, see you.</p>' }))])
    await dueSessions([{ company: 'Acme' }, { company: '' }, { company: 'Miller' }])
    const run = await processAll()
    expect(run.outcomes).toEqual({ processed: 2, attention: 1 })
    expect(run.problems[0]?.message).toContain('“Client company” is empty')
  })

  test('case 63: inside a condition an empty field is fine', async () => {
    await addT7(cases, [
      emailStep(await addTemplate(cases, { body: '<p>Dear {{ client.first_name }}{% if client.company %} of {{ client.company }}{% endif %}.</p>' })),
    ])
    await dueSessions([{ company: '' }])
    expect((await processAll()).outcomes).toEqual({ processed: 1 })
  })
})

describe('several outputs', () => {
  test('a retry makes only what is missing', async () => {
    const template = await addTemplate(cases)
    const recipient = { kind: 'client' as const, member_id: null, department_id: null }
    await addT7(cases, [], {
      outputs: [
        { recipient, steps: [emailStep(template)] },
        { recipient, steps: [taskStep()] },
      ],
    })
    const [session] = await dueSessions([{ emails: [] }])
    expect((await processAll()).generated).toEqual({ task: 1 })
    expect(await cases.states()).toEqual(['attention'])
    const { rows } = await cases.studio.readOnly((work) => sql<{ id: number }>`SELECT client_id AS id FROM session WHERE id = ${session ?? 0}`.execute(work.db))
    await cases.changeClient(rows[0]?.id ?? 0, { emails: ['now@example.com'] })
    await findAndRecheck(cases.studio)
    expect((await processAll()).generated).toEqual({ email: 1 })
    expect(await cases.states()).toEqual(['processed'])
  })

  test('case 64: a department without a shared address, three members: three messages, one item', async () => {
    const template = await addTemplate(cases)
    const department_id = await addRow(cases.studio, 'department', { name: 'Lab' })
    for (const name of ['Ana', 'Bo', 'Cy']) {
      const member_id = await addRow(cases.studio, 'member', { name, role: 'front-desk', email: `${name}@lab.example` })
      await addRow(cases.studio, 'department_member', { department_id, member_id })
    }
    await addT7(cases, [], { outputs: [{ recipient: { kind: 'department', member_id: null, department_id }, steps: [emailStep(template)] }] })
    await dueSessions([{}])
    expect((await processAll()).outcomes).toEqual({ processed: 1 })
    expect(await written()).toEqual(['email ana@lab.example', 'email bo@lab.example', 'email cy@lab.example'])
  })
})

describe('the brake', () => {
  test('counts what other open runs have not made yet, and single decisions too', async () => {
    await addT7(cases, [callStep()])
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET bulk_limit = 2`.execute(work.db))
    await dueSessions([{}, {}, {}])
    const [first, second, third] = (await cases.items()).map(({ id, version }) => ({ item_id: id, version, decision: 'process' as const }))
    const open = (...decisions: (typeof first)[]) =>
      cases.studio.inTransaction((work) => startRun(work, { decisions: decisions.filter((one) => one !== undefined) }))
    await open(first, second)
    await expect(open(third)).rejects.toMatchObject({ code: 'brake' })
    await expect(decideItem(cases.studio, third?.item_id ?? 0, { decision: 'process', version: third?.version ?? 0 })).rejects.toMatchObject({ code: 'brake' })
    await expect(open(first, first)).rejects.toMatchObject({ code: 'twice' })
  })

  test('two runs started at the same moment see each other: only one stays under the limit', async () => {
    await addT7(cases, [callStep()])
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET bulk_limit = 2`.execute(work.db))
    await dueSessions([{}, {}, {}])
    const [first, second, third] = (await cases.items()).map(({ id, version }) => ({ item_id: id, version, decision: 'process' as const }))
    const decisions = (...wanted: (typeof first)[]) => ({ decisions: wanted.filter((one) => one !== undefined) })
    const started = Promise.withResolvers<void>()
    const others = Promise.withResolvers<void>()
    const one = cases.studio.inTransaction(async (work) => {
      await startRun(work, decisions(first, second))
      started.resolve()
      await others.promise
    })
    await started.promise
    let over = false
    const two = cases.studio
      .inTransaction((work) => startRun(work, decisions(third)))
      .finally(() => {
        over = true
      })
    const waits = async () => {
      const { rows } = await cases.studio.readOnly((work) =>
        sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(work.db),
      )
      return rows.length > 0
    }
    const both = Promise.allSettled([one, two])
    // The first commits only when the second one waits for it, or has passed it.
    while (!(over || (await waits())));
    others.resolve()
    const [, late] = await both
    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'brake' } })
  })

  test('an unusual burst stops and asks with the numbers; confirmed, it goes on', async () => {
    await addT7(cases, [callStep()])
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET bulk_limit = 2`.execute(work.db))
    await dueSessions([{}, {}, {}])
    await expect(processAll()).rejects.toMatchObject({
      code: 'brake',
      problems: [{ message: '“A week before” would make 3 today; up to 2 a day is usual for it.' }],
    })
    expect(await written()).toEqual([])
    expect((await processAll({ burst_confirmed: true })).outcomes).toEqual({ processed: 3 })
  })
})

test('a batch that stood in somebody’s way is begun anew: whoever pressed Process hears nothing of it, and each item is made once', async () => {
  await addT7(cases, [emailStep(await addTemplate(cases))])
  await dueSessions([{}, {}, {}])
  // As the database says when two batches wait for each other and this one is given up: a sequence counts also what is taken back.
  await connected(cases.url, (admin) =>
    admin.query(`CREATE SEQUENCE tries; GRANT USAGE ON SEQUENCE tries TO hotshoe_app;
      CREATE FUNCTION collide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('tries') <= 2 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF; RETURN NULL; END $$;
      CREATE TRIGGER colliding AFTER INSERT ON effect FOR EACH STATEMENT EXECUTE FUNCTION collide()`),
  )
  try {
    expect((await processAll()).outcomes).toEqual({ processed: 3 })
    expect(await written()).toHaveLength(3)
  } finally {
    await connected(cases.url, (admin) => admin.query('DROP TRIGGER colliding ON effect; DROP FUNCTION collide; DROP SEQUENCE tries'))
  }
})
