import { counted, figure, listed } from './plural.ts'

const verbs = { process: 'Process', skip: 'skip', delete: 'delete' } as const

const generatedChannels = ['email', 'letter', 'call', 'task'] as const

type Counts = Readonly<Record<string, number>>

const outcomes = {
  skipped: (count: number) => `${counted(count, 'item')} skipped.`,
  deleted: (count: number) => `${counted(count, 'item')} deleted.`,
  attention: (count: number) => `${counted(count, 'item needs', 'items need')} attention.`,
  withdrawn: (count: number) => `${counted(count, 'item no longer fits', 'items no longer fit')} and left the list.`,
  changed: (count: number) => `${counted(count, 'item', 'items')} changed meanwhile and ${count === 1 ? 'was' : 'were'} left.`,
  decided: (count: number) => `${counted(count, 'item had', 'items had')} been decided already.`,
  capped: (count: number) => `${counted(count, 'item waits', 'items wait')} for the next day: enough for today.`,
  braked: (count: number) => `${counted(count, 'item was', 'items were')} held back because it was unusually many.`,
} as const

/** False of a run that only skipped and deleted. */
function mayHaveGenerated(counts: Counts): boolean {
  const isOnlyPutAway = (counts.skipped ?? 0) + (counts.deleted ?? 0) > 0
  return !isOnlyPutAway || Object.entries(counts).some(([outcome, count]) => count > 0 && outcome !== 'skipped' && outcome !== 'deleted')
}

/** What a run did, the most important sentence first. What was undone is told as what was before. */
function told(run: { generated: Counts; outcomes: Counts; undone_at: string | null }): string[] {
  const parts = generatedChannels.flatMap((channel) => {
    const count = run.generated[channel] ?? 0
    return count > 0 ? [counted(count, channel)] : []
  })
  const done = [
    ...(parts.length > 0 ? [`Generated ${listed(parts)}.`] : mayHaveGenerated(run.outcomes) ? ['Nothing was generated.'] : []),
    ...(Object.keys(outcomes) as (keyof typeof outcomes)[]).flatMap((outcome) => {
      const count = run.outcomes[outcome] ?? 0
      return count > 0 ? [outcomes[outcome](count)] : []
    }),
  ]
  return run.undone_at === null ? done : ['This run was undone.', 'Before that:', ...done]
}

type Undone = { recalled: number; canceled: number; put_back: number; already_gone: number }

export const processWords = {
  title: 'Process Triggers',
  description:
    'Whom your triggers fit today. Choose Process, Skip or Delete for each, then press Process: that is when emails, letters, calls and tasks are made.',
  find: 'Look again',
  found: (answer: { found: number; returned: number; withdrawn: number; expired: number }) =>
    answer.found + answer.returned + answer.withdrawn + answer.expired === 0
      ? 'Nothing new: the list is up to date.'
      : `Looked again: ${listed(
          [
            answer.found > 0 ? `${counted(answer.found, 'new item')}` : '',
            answer.returned > 0 ? `${figure(answer.returned)} came back` : '',
            answer.withdrawn > 0 ? `${figure(answer.withdrawn)} no longer ${answer.withdrawn === 1 ? 'fits' : 'fit'}` : '',
            answer.expired > 0 ? `${figure(answer.expired)} not handled in time` : '',
          ].filter((part) => part !== ''),
        )}.`,
  search: 'Client or number',
  list: 'Triggered items',
  views: {
    active: {
      label: 'Active',
      empty: 'Nothing to process',
      next: 'Hotshoe looks every minute, and as soon as a record changes. Triggers decide who appears here and when.',
    },
    held: { label: 'Held', empty: 'Nothing is held', next: 'Items you skip wait here until the next day; those of automatic triggers until you resume them.' },
    attention: {
      label: 'Attention',
      empty: 'Nothing needs attention',
      next: 'Items come here when nobody can be reached, a field is empty or a template is broken. They return by themselves when the cause is gone.',
    },
    missed: {
      label: 'Missed',
      empty: 'Nothing was missed',
      next: 'Items that were due and not handled in time are listed here, so that you can process them anyway.',
    },
    left: { label: 'Left', empty: 'Nothing has left', next: 'Items that stopped fitting before they were processed are listed here with the reason.' },
    done: { label: 'Done', empty: 'Nothing is done yet', next: 'What you process is listed here.' },
    deleted: {
      label: 'Deleted',
      empty: 'Nothing was deleted',
      next: 'What you delete is listed here. It stays gone for its date; triggers and records are untouched.',
    },
  },
  /** What is worth knowing over a list with rows. */
  leads: {
    held: 'These wait, and return to Active by themselves on their day; those of automatic triggers when you resume them. You can process them before that.',
    deleted: 'These stay gone for their date: only Undo puts them back, as long as it stands above. Triggers and records are untouched.',
  },
  toTriggers: 'Look at the triggers',
  nothingFound: (search: string) => `Nobody in this view fits “${search}”`,
  nothingFoundNext: 'Look in another view, or clear the search.',
  columns: { session: 'Session', due: 'Due', since: 'Since' },
  group: {
    items: (count: number) => counted(count, 'item'),
    late: (count: number) => `${figure(count)} late`,
    shown: (count: number) => `${figure(count)} found`,
    toggle: (name: string) => name,
    all: (name: string) => `Choice for all: ${name}`,
  },
  total: { label: 'All items of this view', shown: 'All items shown' },
  late: 'Late',
  lateWhy: 'It came to fit after its trigger date.',
  validUntil: 'valid until',
  heldUntil: 'Held until',
  choice: {
    process: 'Process',
    skip: 'Skip',
    delete: 'Delete',
    all: { process: 'Process All', skip: 'Skip All', delete: 'Delete All' },
    of: (choice: string, name: string) => `${choice} ${name}`,
    group: (name: string) => `Choice for ${name}`,
    anyway: 'Process anyway',
  },
  keys: 'Keys: arrows or j k move, Enter opens',
  decisionKeys: { process: 'p process', skip: 's skip', delete: 'd delete' },
  clearKey: 'x clears',
  bar: {
    label: 'Chosen',
    none: 'Nothing chosen yet',
    clear: 'Clear',
    press: (counts: Readonly<Record<keyof typeof verbs, number>>) => {
      const parts = (['process', 'skip', 'delete'] as const).filter((one) => counts[one] > 0).map((one) => `${verbs[one]} ${figure(counts[one])}`)
      const text = parts.join(', ')
      return text === '' ? 'Process' : text[0]?.toUpperCase() + text.slice(1)
    },
  },
  deleting: {
    title: (count: number) => `Delete ${counted(count, 'item')}?`,
    text: 'Nothing is made for them, and they do not come back for these dates. For a few minutes this can be undone here.',
    confirm: (count: number) => `Delete ${figure(count)}`,
  },
  brake: { title: 'This is unusual', process: 'Process anyway', look: 'Look again' },
  run: {
    label: 'Last run',
    running: (finished: number, total: number) => `Processing: ${figure(finished)} of ${figure(total)}`,
    stopped: (finished: number, total: number) => `Stopped after ${figure(finished)} of ${figure(total)}`,
    stop: 'Stop',
    goOn: 'Go on',
    done: 'Done',
    undo: 'Undo',
    undoTitle: 'Undo this run?',
    undoText: (outcomes: Counts) =>
      mayHaveGenerated(outcomes)
        ? 'Emails that have not left yet are recalled, letters that were not printed, calls and tasks nobody has touched are canceled; their items wait under Held. What was skipped or deleted stands where it stood.'
        : 'What was skipped or deleted stands where it stood before, unless somebody has decided it anew since.',
    undoAnswer: (answer: Undone) => {
      const parts = [
        answer.recalled > 0 ? `${counted(answer.recalled, 'email')} recalled` : '',
        answer.canceled > 0 ? `${counted(answer.canceled, 'letter, call or task', 'letters, calls and tasks')} canceled` : '',
        answer.put_back > 0 ? `${counted(answer.put_back, 'item')} put back` : '',
      ].filter((part) => part !== '')
      const gone = answer.already_gone > 0 ? ` ${figure(answer.already_gone)} had already gone out or been worked on.` : ''
      return `${parts.length === 0 ? 'Undone.' : `Undone: ${listed(parts)}.`}${gone}`
    },
    undoLooking: 'Looking at what can still be taken back…',
    undoPreview: ({ recalled, canceled, put_back, already_gone }: Undone) => {
      const parts = [
        recalled > 0 ? `recalls ${counted(recalled, 'email')}` : '',
        canceled > 0 ? `cancels ${counted(canceled, 'letter, call or task', 'letters, calls and tasks')}` : '',
        put_back > 0 ? `puts ${counted(put_back, 'item')} back` : '',
      ].filter((part) => part !== '')
      const now = parts.length === 0 ? 'Right now there is nothing to take back.' : `Right now it ${listed(parts)}.`
      if (already_gone === 0) return now
      return `${now} ${figure(already_gone)} ${already_gone === 1 ? 'has gone out or been worked on already, and stays' : 'have gone out or been worked on already, and stay'}.`
    },
    dismiss: 'Close the result',
    told,
    outcomes,
    problems: 'What did not go as wanted',
    moreProblems: (count: number) => `and ${figure(count)} more`,
    seeMessages: 'See the messages',
  },
  undoable: {
    label: 'Can still be undone',
    what: (outcomes: Readonly<Record<string, number>>) =>
      listed(
        (
          [
            ['processed', 'processed'],
            ['skipped', 'skipped'],
            ['deleted', 'deleted'],
          ] as const
        ).flatMap(([outcome, word]) => ((outcomes[outcome] ?? 0) > 0 ? [`${figure(outcomes[outcome] ?? 0)} ${word}`] : [])),
      ) || 'begun',
    who: (name: string, at: string, what: string) => `${name}, ${at}: ${what}.`,
    until: (time: string) => `Can be undone until ${time}.`,
    see: 'See result',
    undo: (what: string) => `Undo ${what}`,
  },
  item: {
    title: (name: string) => name,
    record: 'Record',
    trigger: 'Trigger',
    client: 'Client',
    about: 'About',
    on: 'Date',
    sessionOn: 'Session date',
    type: 'Type',
    status: 'Status',
    due: 'Due',
    validUntil: 'Valid until',
    reason: 'Reason',
    state: 'State',
    messages: 'What would go out now',
    decided: {
      done: 'What it generated stands under Messages, Letters, Calls and Tasks.',
      deleted: 'It was deleted, and stays so for this date.',
      other: 'There is nothing to decide here any more.',
    },
    noLonger: 'It would not be processed now',
    incomplete: 'Not everything can be made now',
    nothing: 'Nothing would be generated.',
    to: 'To',
    why: 'Why this channel',
    putIn: 'Put in',
    first: 'It is the first choice of the trigger and can be used.',
    passed: (channel: string, why: string) => `No ${channel.toLowerCase()}: ${why}`,
    instead: (channel: string) => `So it becomes a ${channel.toLowerCase()}.`,
    unreachable: (name: string) => `${name} cannot be reached`,
    already: 'Generated before; left alone',
    history: 'History',
    entered: 'Listed',
    by: ({ kind, name }: { kind: string; name: string }) => `by ${kind === 'job' ? 'Hotshoe' : name}`,
    states: { active: 'Active', held: 'Held', attention: 'Needs attention', expired: 'Missed', withdrawn: 'Left', processed: 'Processed', deleted: 'Deleted' },
    notFound: 'This item is not here any more.',
  },
} as const
