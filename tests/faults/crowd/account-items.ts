import type { Books } from './books.ts'

/** Where an item may go from where (docs/manual: the life of a triggered item), and back when it is taken back. */
const ways: Record<string, readonly string[]> = {
  nowhere: ['active'],
  active: ['active', 'processed', 'held', 'deleted', 'withdrawn', 'attention'],
  held: ['active', 'processed', 'held', 'deleted', 'withdrawn', 'attention'],
  attention: ['active', 'processed', 'held', 'deleted', 'withdrawn', 'attention'],
  withdrawn: ['active', 'held'],
  processed: ['active', 'held', 'withdrawn'],
  deleted: ['active', 'held', 'attention'],
}

/**
 * Holds every item against its record, its history and what was made of it, by plain counting; tells what is not as it must be, a sentence
 * each. `mailed`: emails leave, so what has left stays processed whatever becomes of its record.
 */
export function troublesOfItems(books: Books, { mailed }: { mailed: boolean }): string[] {
  const emails = Map.groupBy(books.emails, ({ item }) => item)
  const tasks = Map.groupBy(books.tasks, ({ item }) => item)
  const effects = Map.groupBy(books.effects, ({ item }) => item)
  const events = Map.groupBy(books.events, ({ item }) => item)
  const sessions = new Map(books.sessions.map((session) => [session.id, session]))
  const channels = new Map(books.outputs.map(({ id, channel }) => [id, channel]))
  const troubles = books.items.flatMap((item) => {
    const session = sessions.get(item.session)
    const fits = session !== undefined && fitting(books, session, item.trigger) && session.day === item.occurrence
    const made = { emails: emails.get(item.id) ?? [], tasks: tasks.get(item.id) ?? [], effects: effects.get(item.id) ?? [] }
    const left = made.emails.some(({ dispatch, stale }) => dispatch === 'sent' || dispatch === 'in-doubt' || (dispatch === 'waiting' && stale))
    const told = [
      ...ofItsEnd(item, { fits, address: session?.email ?? null, left }),
      ...ofItsHistory(item, events.get(item.id) ?? []),
      ...ofWhatWasMade(item, {
        made,
        channels,
        outputs: books.outputs,
        processings: (events.get(item.id) ?? []).filter(({ after }) => after === 'processed').length,
      }),
      ...(fits && !mailed ? ofItsWords(session, made.emails) : []),
    ]
    return told.map((trouble) => `Studio ${books.studio}, item ${item.id}: ${trouble}`)
  })
  return [...troubles, ...missing(books), ...strangers(books)]
}

type Item = Books['items'][number]
type Session = Books['sessions'][number]

/** The two rules of the crowd’s studios: a status, a type, a week before, not on hold, not canceled, not put away. */
function fitting({ outputs, today }: Books, session: Session, trigger: number): boolean {
  const first = Math.min(...outputs.map((output) => output.trigger))
  const ahead = (Date.parse(session.day) - Date.parse(today)) / 86_400_000
  return (trigger === first ? session.booked : session.wedding) && !session.out && ahead >= 0 && ahead <= 7
}

function ofItsEnd({ state }: Item, { fits, address, left }: { fits: boolean; address: string | null; left: boolean }): string[] {
  if (fits) {
    const ends = address === null ? ['attention', 'held', 'deleted'] : ['processed', 'held', 'deleted']
    return ends.includes(state) ? [] : [`its record fits, and it is ${state}.`]
  }
  return state === 'withdrawn' || state === 'deleted' || (state === 'processed' && left) ? [] : [`its record does not fit, and it is ${state}.`]
}

function ofItsHistory({ state, event }: Item, events: Books['events']): string[] {
  const troubles: string[] = []
  let stands = 'nowhere'
  for (const { id, before, after } of events) {
    if ((before ?? 'nowhere') !== stands) troubles.push(`event ${id} says it came from ${before ?? 'nowhere'}, and it stood ${stands}.`)
    else if (ways[stands]?.includes(after) !== true) troubles.push(`event ${id} took it from ${stands} to ${after}.`)
    stands = after
  }
  if (stands !== state) troubles.push(`it is ${state}, and its history ends with ${stands}.`)
  // That it waits for somebody, or goes by itself again, moves nothing.
  const last = events.findLast(({ before, after }) => !(before === 'active' && after === 'active'))
  if (last !== undefined && last.id !== event) troubles.push(`it names event ${event} as its last, which is ${last.id}.`)
  return troubles
}

type Made = { emails: Books['emails']; tasks: Books['tasks']; effects: Books['effects'] }

function ofWhatWasMade(
  { state, trigger }: Item,
  { made, channels, outputs, processings }: { made: Made; channels: ReadonlyMap<number, string>; outputs: Books['outputs']; processings: number },
): string[] {
  const troubles: string[] = []
  const live = made.emails.filter(({ dispatch }) => dispatch !== 'recalled')
  const tasks = made.tasks.filter(({ canceled }) => !canceled)
  if (live.length !== (state === 'processed' ? 1 : 0)) troubles.push(`it is ${state} and has ${live.length} emails.`)
  if (made.emails.length !== processings) troubles.push(`it was processed ${processings} times, and ${made.emails.length} emails were written.`)
  for (const { id, dispatch } of made.emails) if (!['waiting', 'recalled', 'sent', 'in-doubt'].includes(dispatch)) troubles.push(`email ${id} is ${dispatch}.`)
  const wantsTask = outputs.some((output) => output.trigger === trigger && output.channel === 'task')
  if (tasks.length > 1 || (state === 'processed' && tasks.length !== (wantsTask ? 1 : 0))) troubles.push(`it is ${state} and has ${tasks.length} tasks.`)
  const standing = made.effects.filter((effect) => effect.state === 'generated')
  const twice = new Set(made.effects.map(({ output }) => output)).size !== made.effects.length
  if (twice) troubles.push('one of its outputs has two effects.')
  for (const [channel, ids] of [['email', live.map(({ id }) => id)] as const, ['task', tasks.map(({ id }) => id)] as const]) {
    const said = standing.filter(({ output }) => channels.get(output) === channel).map(({ email, task }) => (channel === 'email' ? email : task))
    if (String(said) !== String(ids)) troubles.push(`its effects say ${channel} ${String(said) || 'none'}, and there is ${String(ids) || 'none'}.`)
  }
  return troubles
}

/** What waits to leave says what would be said now, unless it is looked at once more before it leaves. */
function ofItsWords({ email, name }: Session, emails: Books['emails']): string[] {
  return emails
    .filter(({ dispatch, stale }) => dispatch === 'waiting' && !stale)
    .flatMap(({ id, address, subject }) => [
      ...(address === email ? [] : [`email ${id} goes to ${address}, and the client has ${email}.`]),
      ...(subject.includes(name) ? [] : [`email ${id} is about “${subject}”, and the client is ${name}.`]),
    ])
}

/** Every record that fits has its item. */
function missing(books: Books): string[] {
  const there = new Set(books.items.map(({ trigger, session, occurrence }) => `${trigger} ${session} ${occurrence}`))
  if (there.size !== books.items.length) return [`Studio ${books.studio} has ${books.items.length} items for ${there.size} occasions.`]
  const triggers = [...new Set(books.outputs.map(({ trigger }) => trigger))]
  return triggers.flatMap((trigger) =>
    books.sessions
      .filter((session) => fitting(books, session, trigger) && !there.has(`${trigger} ${session.id} ${session.day}`))
      .map((session) => `Studio ${books.studio}: session ${session.id} fits trigger ${trigger} and has no item.`),
  )
}

/** What belongs to no item, or to somebody of another studio. */
function strangers({ studio, items, events, emails, tasks }: Books): string[] {
  const known = new Set(items.map(({ id }) => id))
  const lost = [...events, ...emails, ...tasks].filter(({ item }) => !known.has(item))
  const others = emails.filter(({ address }) => !address.endsWith(`.s${studio}@sink.test`))
  return [
    ...(lost.length > 0 ? [`Studio ${studio}: ${lost.length} events, emails or tasks belong to no item.`] : []),
    ...others.map(({ id, address }) => `Studio ${studio}: email ${id} goes to ${address}, who is somebody else’s.`),
  ]
}
