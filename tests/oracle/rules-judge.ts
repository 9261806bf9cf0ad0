import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { readForecast } from '#studio/processing/forecast/read-forecast.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { applyRules } from '#studio/rules/apply-rules.ts'
import { readStanding } from '#studio/rules/read-standing.ts'
import { readRules } from '#studio/rules/rules-text.ts'
import { rulesYaml } from '#studio/rules/rules-yaml.ts'
import { openScratchStudio } from '#studio/staff/open-scratch-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { testDeployment } from '#support/studio.ts'
import { giveAddresses, giveChains } from './chains.ts'
import { ledger } from './compare.ts'
import type { Instant } from './dates.ts'
import { deedOf } from './deed.ts'
import { drive, look } from './drive.ts'
import { happen } from './happen.ts'
import type { Lived } from './judge-history.ts'
import type { Rows } from './rows.ts'
import { type Named, namesOf, rowsNamed } from './rules-rows.ts'
import { begin, newWorld, setUpAt } from './set-up.ts'
import type { Automation, Year } from './year-histories.ts'

const second = 1000
const hour = 3_600_000

export type Tally = { histories: number; triggers: number; deeds: number; items: number; entries: number }

/** A studio of the two, and its rows by their places. Both live in one transaction, each shut to the other. */
type Side = { rows: Rows; at(now: Instant): Promise<OpenStudio> }

/**
 * Writes the rules of a random studio as a file, reads it into an empty one, lets the same happen in both, and compares: what is listed after each thing that people do, what is
 * foretold for sixty days at the end, and the file of each, byte by byte. Throws with what differs.
 */
export async function judgeRules({ program, rows: known }: Lived, year: Year): Promise<Tally> {
  const { zone, usesInvoiceStatuses } = year
  const world = newWorld({ zone, usesInvoiceStatuses, now: Date.parse(year.begins) })
  await begin(program, world)
  const rows: Rows = { ...known, records: [], triggers: [] }
  for (const { settings } of year.triggers) {
    world.now += second
    await drive(program.at(world.now), rows, { does: 'new trigger', settings })
    happen(world, { does: 'new trigger', settings })
  }
  const { text, named, db, id } = await program.at(world.now).inTransaction(async (work) => {
    await refine(work, rows, year)
    return { text: await written(work), named: await namesOf(work, rows), db: work.db, id: work.studio.id }
  })
  const other = await readIn(await program.at(setUpAt).inTransaction((work) => openScratchStudio(work, testDeployment)), { text, named })
  const sides: [Side, Side] = [
    { rows, at: (now) => entering(db, id, program.at(now)) },
    { rows: other.rows, at: async (now) => entering(db, other.at(now).id, other.at(now)) },
  ]
  const differing: string[] = []
  const inBoth = async <T>(ask: (studio: OpenStudio, side: Side) => Promise<T>) => [
    await ask(await sides[0].at(world.now), sides[0]),
    await ask(await sides[1].at(world.now), sides[1]),
  ] as const // biome-ignore format: short
  const same = (what: string, [one, two]: readonly [readonly string[], readonly string[]]) => {
    const only = (some: readonly string[], others: readonly string[]) => some.filter((line) => !others.includes(line))
    const found = [...only(one, two).map((line) => `only in the first: ${line}`), ...only(two, one).map((line) => `only in the second: ${line}`)]
    differing.push(...(one.length === two.length ? found : [`${one.length} and ${two.length}`, ...found]).map((line) => `${what}: ${line}`))
  }
  let deeds = 0
  for (const { hours, wishes } of year.steps) {
    world.now += hours * hour
    for (const wish of wishes) {
      world.now += second
      const deed = deedOf(world, wish)
      if (deed === null) continue
      await inBoth((studio, side) => drive(studio, side.rows, deed))
      happen(world, deed)
      deeds += 1
    }
    world.now += second
    await inBoth((studio) => look(studio))
    same(`Listed at ${new Date(world.now).toISOString()}`, await inBoth((studio, side) => studio.inTransaction((work) => listed(work, side.rows))))
  }
  const foretold = await inBoth((studio, side) => studio.inTransaction((work) => coming(work, side.rows)))
  same('Foretold', foretold)
  same('The file', await inBoth(async (studio) => (await studio.inTransaction(written)).split('\n')))
  same('The file as it was', [text.split('\n'), (await (await sides[1].at(world.now)).inTransaction(written)).split('\n')])
  if (differing.length > 0) throw new Error(`${differing.join('\n')}\n${text}`)
  const items = await (await sides[0].at(world.now)).inTransaction((work) => ledger(work, rows))
  return { histories: 1, triggers: rows.triggers.length, deeds, items: items.length, entries: foretold[0].length }
}

/** The row policies show one studio at a time. */
async function entering(db: Kysely<Tables>, id: number, studio: OpenStudio): Promise<OpenStudio> {
  await sql`SELECT set_config('hotshoe.studio', ${String(id)}, true)`.execute(db)
  return studio
}

const written = async (work: Work) => rulesYaml((await readStanding(work)).rules)

/** What files hold besides: names, hours, letters that need care, chains of several steps, and some that are off. */
async function refine(work: Work, rows: Rows, year: Year): Promise<void> {
  await giveChains(work, rows)
  await giveAddresses(work, rows)
  for (const [place, id] of rows.triggers.entries()) {
    const automation = year.triggers[place]?.automation ?? null
    const { version } = await work.db.selectFrom('trigger').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    await changeTrigger(work, id, { version, description: `No. ${place}: yes`, ...(automation === null ? {} : byItself(automation)) })
    if (place % 5 === 4) await switchTrigger(work, id, { version: version + 1, active: false })
  }
}

function byItself({ hours, settle, sendsLate }: Automation) {
  return { automatic: true, hours: { ...hours, days: [...hours.days] }, settle_minutes: settle, ...(sendsLate ? { late: 'send' as const } : {}) }
}

/** An empty studio whose clients are known and whose rules count from when those of the first one do: files say nothing of either. */
async function readIn(scratch: Awaited<ReturnType<typeof openScratchStudio>>, { text, named }: { text: string; named: Named }) {
  const studio = scratch.at(new Date(setUpAt))
  const rows = await studio.inTransaction(async (work) => {
    await addFormStatuses(work)
    await sql`INSERT INTO member (name, role, takes_sessions) SELECT name, 'photographer', true FROM unnest(${named.members}::text[]) WITH ORDINALITY AS m(name, place) ORDER BY place`.execute(
      work.db,
    )
    await applyRules(work, readRules(text), { prune: false })
    const found = await rowsNamed(work, named)
    await giveAddresses(work, found)
    return found
  })
  return { rows, at: (now: Instant) => scratch.at(new Date(now)) }
}

/** What is listed, and of an item its state, dates and whose it is, by places and the names of triggers. */
async function listed(work: Work, rows: Rows): Promise<string[]> {
  return (await ledger(work, rows)).map(({ listed: { key, says } }) => `${key}: ${says}`).toSorted()
}

/** What is foretold, without the numbers of either studio. */
async function coming(work: Work, rows: Rows): Promise<string[]> {
  const entries: string[] = []
  let after: string | null = null
  do {
    const query: Parameters<typeof readForecast>[1] = { days: 60, limit: 200, ...(after === null ? {} : { after }) }
    const page = await readForecast(work, query, testDeployment)
    for (const { trigger_id, record, outputs, ...entry } of page.rows) {
      const place =
        record.kind === 'client' ? rows.clients.indexOf(record.id) : rows.records.findIndex(({ kind, id }) => kind === record.kind && id === record.id)
      const { trigger, on, due_on, due_at, valid_until, late, state, automatic, goes_at, warnings } = entry
      const told = {
        trigger,
        on,
        due_on,
        due_at,
        valid_until,
        late,
        state,
        automatic,
        goes_at,
        warnings,
        outputs: outputs.map(({ output_id: _, ...output }) => output),
      }
      entries.push(`trigger ${rows.triggers.indexOf(trigger_id)}, ${record.kind} ${place}: ${JSON.stringify(told)}`)
    }
    after = page.next
  } while (after !== null)
  return entries.toSorted()
}
