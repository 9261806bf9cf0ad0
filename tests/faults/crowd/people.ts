import { randomUUID } from 'node:crypto'
import { addDays } from '#studio/calendar/civil-date.ts'
import { add, type Journal } from './journal.ts'
import type { CrowdStudio } from './make-studios.ts'
import type { Answer, Method, Programs } from './programs.ts'

export type Crowd = { programs: Programs; studios: readonly CrowdStudio[]; items: number; random: () => number; journal: Journal }

type Item = { id: number; version: number; state: string; automatic: boolean }
type Session = {
  id: number
  version: number
  on_hold: boolean
  canceled: boolean
  archived_at: string | null
  status: { id: number }
  type: { id: number }
  client: { id: number }
}
/** One deed of one person in a studio. */
type Deed = (crowd: Crowd, studio: CrowdStudio) => Promise<void>

/** How often which deed is done, in proportion. */
const deeds: readonly [string, number, Deed][] = [
  ['decide one item', 30, decideOne],
  ['change a session', 34, changeSession],
  ['change a client', 10, changeClient],
  ['book a session', 4, bookSession],
  ['process a page', 8, processPage],
  ['hold back or let go', 5, holdBack],
  ['find active items', 4, findItems],
  ['run a job now', 3, runJob],
]

/** A person works, deed after deed, until it is over. What is refused because somebody was faster is a person's daily life. */
export async function work(crowd: Crowd, over: () => boolean): Promise<void> {
  const all = deeds.reduce((sum, [, weight]) => sum + weight, 0)
  while (!over()) {
    let left = crowd.random() * all
    const [name, , deed] = deeds.find(([, weight]) => (left -= weight) < 0) ?? deeds[0] ?? ['', 0, decideOne]
    add(crowd.journal.deeds, name)
    await deed(crowd, one(crowd, crowd.studios))
  }
}

/** Everything that is listed of a trigger is processed, by as many programs at once as there are, and perhaps by two people. */
export async function processAll(crowd: Crowd, studio: CrowdStudio, trigger_id?: number): Promise<void> {
  const groups = await ask(crowd, studio, ['GET', '/triggered-items/groups'])
  if (groups.status !== 200) return
  const all = [{ decision: 'process', view: 'active', last_event_id: groups.body['last_event_id'], ...(trigger_id === undefined ? {} : { trigger_id }) }]
  const run = await ask(crowd, studio, ['POST', '/processing-runs', { all, burst_confirmed: true }])
  if (run.status === 200) await finish(crowd, studio, { run: Number(run.body['id']), programs: crowd.programs.count })
  add(crowd.journal.deeds, 'process all')
}

async function finish(crowd: Crowd, studio: CrowdStudio, { run, programs }: { run: number; programs: number }): Promise<void> {
  const first = Math.floor(crowd.random() * crowd.programs.count)
  await Promise.all(
    Array.from({ length: programs }, (_, at) =>
      askAt(crowd, studio, { at: first + at, method: 'PUT', path: `/processing-runs/${run}/finished`, body: { finished: true } }),
    ),
  )
}

/** Somebody looks an item up and decides it; now and then two press at the same moment, or one presses twice. */
async function decideOne(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const item = crowd.random() < 0.3 ? await listed(crowd, studio, 'active') : await itemOfSession(crowd, studio)
  if (item === undefined) return
  const decision = pick(crowd, ['process', 'process', 'skip', 'delete'] as const)
  const presses = crowd.random() < 0.2 ? 2 : 1
  const asked = { method: 'PUT', path: `/triggered-items/${item.id}/decision`, body: { decision, version: item.version, burst_confirmed: true } } as const
  const at = Math.floor(crowd.random() * crowd.programs.count)
  await Promise.all(
    Array.from({ length: presses }, async (_, press) => {
      const person = one(crowd, studio.people)
      const { body } = await askAt(crowd, { ...studio, people: [person] }, { ...asked, at: at + press })
      const to = ({ processed: 'processed', skipped: 'held', deleted: 'deleted' } as const)[String(body['outcome'])]
      if (to !== undefined) crowd.journal.decided.push({ studio: studio.id, item: item.id, person: person.name, to })
    }),
  )
}

/** A record is put on hold, canceled, moved, put away, or all of that is taken back. */
async function changeSession(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const session = await someSession(crowd, studio)
  if (session === undefined) return
  const { version } = session
  const address = `/sessions/${session.id}`
  const patch = (fields: object) => ask(crowd, studio, ['PATCH', address, { ...fields, version }])
  const put = (what: string, fields: object) => ask(crowd, studio, ['PUT', `${address}/${what}`, { ...fields, version }])
  const change = crowd.random()
  if (session.archived_at !== null) await put('archived', { archived: false })
  else if (change < 0.25) await patch({ on_hold: !session.on_hold })
  else if (change < 0.4) await patch({ canceled: !session.canceled })
  else if (change < 0.65) await patch({ primary_on: addDays(studio.today, pick(crowd, [7, 7, 6, 40] as const)) })
  else if (change < 0.8) await put('status', { status_id: session.status.id === studio.booked ? studio.other : studio.booked })
  else if (change < 0.95) await patch({ type_id: session.type.id === studio.weddings ? studio.families : studio.weddings })
  else await put('archived', { archived: true })
}

/** A name or an address is corrected, or an address is added where there was none. */
async function changeClient(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const session = await someSession(crowd, studio)
  if (session === undefined) return
  const { body } = await ask(crowd, studio, ['GET', `/clients/${session.client.id}`])
  const { version } = body
  const emails = body['emails']
  if (!Array.isArray(emails)) return
  const fields =
    emails.length === 0 || crowd.random() < 0.3
      ? { emails: [`n${Number(version)}.c${session.client.id}.s${studio.id}@sink.test`] }
      : { first_name: `Anna${Number(version)}` }
  await ask(crowd, studio, ['PATCH', `/clients/${session.client.id}`, { ...fields, version }])
}

async function bookSession(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const session = await someSession(crowd, studio)
  if (session === undefined) return
  const body = {
    client_id: session.client.id,
    type_id: studio.families,
    status_id: studio.booked,
    primary_on: addDays(studio.today, pick(crowd, [7, 40] as const)),
  }
  await ask(crowd, studio, ['POST', '/sessions', body])
}

/** A page of the list with ticks of every kind; perhaps stopped and let go on, perhaps undone. */
async function processPage(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const trigger = pick(crowd, [studio.byHand, studio.byItself] as const)
  const view = pick(crowd, ['active', 'active', 'active', 'held'] as const)
  const { body } = await ask(crowd, studio, ['GET', `/triggered-items?view=${view}&trigger_id=${trigger}&limit=100`])
  const decisions = rowsOf(body).map(({ id, version }) => ({
    item_id: id,
    version,
    decision: pick(crowd, ['process', 'process', 'process', 'process', 'process', 'process', 'skip', 'delete'] as const),
  }))
  if (decisions.length === 0) return
  const key = randomUUID()
  const wish = { method: 'POST', path: '/processing-runs', body: { decisions, burst_confirmed: true }, key } as const
  const person = { ...studio, people: [one(crowd, studio.people)] }
  // The same wish with the same key, as after an answer that was lost on the way: it is one run.
  const at = Math.floor(crowd.random() * crowd.programs.count)
  const answers = await Promise.all(Array.from({ length: crowd.random() < 0.3 ? 2 : 1 }, (_, more) => askAt(crowd, person, { ...wish, at: at + more })))
  const runs = new Set(answers.flatMap(({ status, body: run }) => (status === 200 ? [Number(run['id'])] : [])))
  if (runs.size > 1) crowd.journal.strange.push(`One wish became ${runs.size} runs in studio ${studio.id}.`)
  for (const run of runs) {
    const finishing = crowd.random() < 0.6 ? finish(crowd, studio, { run, programs: 2 }) : Promise.resolve()
    if (crowd.random() < 0.2) {
      await ask(crowd, studio, ['PUT', `/processing-runs/${run}/stopped`, { stopped: true }])
      await ask(crowd, studio, ['PUT', `/processing-runs/${run}/stopped`, { stopped: false }])
    }
    if (crowd.random() < 0.5) await finishing
    if (crowd.random() < 0.3) await ask(crowd, studio, ['PUT', `/processing-runs/${run}/undone`, { undone: true }])
    await finishing
  }
}

async function holdBack(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const item = crowd.random() < 0.5 ? await listed(crowd, studio, 'held') : await itemOfSession(crowd, studio)
  if (item?.automatic === true)
    await ask(crowd, studio, ['PUT', `/triggered-items/${item.id}/automatic`, { version: item.version, automatic: item.state === 'held' }])
}

export async function findItems(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const { status, body } = await ask(crowd, studio, ['POST', '/sweeps'])
  if (status === 200) add(crowd.journal.found, studio.id, Number(body['found']))
}

async function runJob(crowd: Crowd, studio: CrowdStudio): Promise<void> {
  const job = pick(crowd, ['find-active-items', 'process-automatic-items', 'carry-out-decisions', 'recall-what-no-longer-fits'] as const)
  await ask(crowd, studio, ['POST', `/jobs/${job}/runs`, { wait: crowd.random() < 0.5 }])
}

async function someSession(crowd: Crowd, studio: CrowdStudio): Promise<Session | undefined> {
  const number = `S-${1 + Math.floor(crowd.random() * crowd.items * 1.1)}`
  const found = await ask(crowd, studio, ['GET', `/sessions?number=${number}&archived=${crowd.random() < 0.05}`])
  const id = rowsOf(found.body)[0]?.id
  if (id === undefined) return undefined
  const { status, body } = await ask(crowd, studio, ['GET', `/sessions/${id}`])
  return status === 200 ? (body as Session) : undefined
}

async function itemOfSession(crowd: Crowd, studio: CrowdStudio): Promise<Item | undefined> {
  const session = await someSession(crowd, studio)
  return session === undefined ? undefined : rowsOf((await ask(crowd, studio, ['GET', `/triggered-items?session_id=${session.id}`])).body)[0]
}

async function listed(crowd: Crowd, studio: CrowdStudio, view: 'active' | 'held'): Promise<Item | undefined> {
  const rows = rowsOf((await ask(crowd, studio, ['GET', `/triggered-items?view=${view}&limit=20`])).body)
  return rows.length === 0 ? undefined : one(crowd, rows)
}

function rowsOf(body: Answer['body']): Item[] {
  return Array.isArray(body['rows']) ? (body['rows'] as Item[]) : []
}

type Asking = readonly [method: Method, path: string, body?: object]

/** Somebody of the studio asks one of the programs. What a killed one would have answered, nobody knows. */
function ask(crowd: Crowd, studio: CrowdStudio, [method, path, body]: Asking): Promise<Answer> {
  return askAt(crowd, studio, { at: Math.floor(crowd.random() * crowd.programs.count), method, path, ...(body === undefined ? {} : { body }) })
}

type Asked = { at: number; method: Method; path: string; body?: object; key?: string }

async function askAt(crowd: Crowd, studio: CrowdStudio, { at, ...request }: Asked): Promise<Answer> {
  const { secret } = one(crowd, studio.people)
  const answer = await crowd.programs.ask(at, secret, request)
  if (answer.status === 0) crowd.journal.unanswered += 1
  // Not found: whatever it was, it is gone meanwhile. Conflict: somebody was faster. Invalid: there is nothing left to do.
  else if (![200, 404, 409, 422].includes(answer.status))
    crowd.journal.strange.push(`${request.method} ${request.path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

function one<T>(crowd: Crowd, all: readonly T[]): T {
  const found = all[Math.floor(crowd.random() * all.length)]
  if (found === undefined) throw new Error('There is nothing to choose from.')
  return found
}

function pick<T>(crowd: Crowd, all: readonly T[]): T {
  return one(crowd, all)
}
