import type { Books } from './books.ts'
import type { Journal } from './journal.ts'

type Event = Books['events'][number]

/** What a count of a job or a run counts. */
const counted: Record<string, (event: Event) => boolean> = {
  found: ({ before, after }) => before === null && after === 'active',
  returned: ({ before, after }) => ['withdrawn', 'attention', 'held'].includes(before ?? '') && ['active', 'held'].includes(after),
  withdrawn: ({ after }) => after === 'withdrawn',
  missed: ({ after }) => after === 'expired',
  processed: ({ after }) => after === 'processed',
  skipped: ({ after, reason }) => after === 'held' && reason === 'skipped',
  deleted: ({ after }) => after === 'deleted',
  attention: ({ after }) => after === 'attention',
}

/** Holds the counts of runs and jobs, and what people were told, against the events; tells what differs, a sentence each. */
export function troublesOfCounts(books: Books, journal: Journal, { killed }: { killed: boolean }): string[] {
  const troubles = [...ofRuns(books), ...ofJobs(books), ...ofAnswers(books, journal), ...(killed ? [] : ofFinding(books, journal))]
  const left = books.left.filter(({ count }) => count > 0).map(({ what, count }) => `${count} ${what} are left.`)
  return [...troubles, ...left].map((trouble) => `Studio ${books.studio}: ${trouble}`)
}

function ofRuns({ runs, decisions, events }: Books): string[] {
  const decided = Map.groupBy(decisions, ({ run }) => run)
  const happened = Map.groupBy(events, ({ run }) => run)
  return runs.flatMap(({ id, state, total }) => {
    const wanted = decided.get(id) ?? []
    const open = wanted.filter(({ outcome }) => outcome === null).length
    return [
      ...(state === 'waiting' || state === 'running' ? [`run ${id} is ${state}.`] : []),
      ...(state === 'done' && open > 0 ? [`run ${id} is done, and ${open} of its decisions are open.`] : []),
      ...(wanted.length === total ? [] : [`run ${id} counts ${total} and has ${wanted.length} decisions.`]),
      ...(['processed', 'skipped', 'deleted', 'withdrawn'] as const).flatMap((outcome) => {
        const said = wanted.filter((one) => one.outcome === outcome).length
        const was = (happened.get(id) ?? []).filter((event) => counted[outcome]?.(event) === true).length
        return said === was ? [] : [`run ${id} says ${said} ${outcome}, and ${was} were.`]
      }),
    ]
  })
}

/** A run that was killed in the middle counts nothing; what it had done stays done. */
function ofJobs({ jobs, events }: Books): string[] {
  const happened = Map.groupBy(events, ({ job }) => job)
  return jobs.flatMap(({ id, job, outcome, detail, counts }) => {
    if (outcome === 'failed') return [`“${job}” failed: ${detail}`]
    if (outcome !== 'done') return []
    return Object.entries(counts).flatMap(([count, said]) => {
      const meant = counted[count]
      const was = meant === undefined ? said : (happened.get(id) ?? []).filter(meant).length
      return said === was ? [] : [`“${job}” (run ${id}) counts ${said} ${count}, and ${was} were.`]
    })
  })
}

/** Whoever was told “processed” by name did it, as often as they were told. */
function ofAnswers({ studio, events }: Books, { decided }: Journal): string[] {
  const key = ({ item, person, to }: { item: number; person: string; to: string }) => `${item} ${person} ${to}`
  const done = Map.groupBy(events, ({ item, actor, after }) => key({ item, person: actor, to: after }))
  const told = Map.groupBy(
    decided.filter((one) => one.studio === studio),
    key,
  )
  return [...told].flatMap(([what, answers]) => {
    const was = done.get(what)?.length ?? 0
    return was >= answers.length ? [] : [`somebody was told ${answers.length} times of “${what}”, which happened ${was} times.`]
  })
}

/** What sweeps and jobs said that they found is what there is. */
function ofFinding({ studio, items, jobs }: Books, { found }: Journal): string[] {
  const said = (found.get(studio) ?? 0) + jobs.reduce((sum, { counts }) => sum + (counts['found'] ?? 0), 0)
  return said === items.length ? [] : [`${said} items were told to be found, and there are ${items.length}.`]
}
