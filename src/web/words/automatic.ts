import { counted, figure, listed } from './plural.ts'

type Waiting = Readonly<Record<string, number>>

/** What items of automatic triggers wait for, as it is counted. */
const kinds: Readonly<Record<string, (count: number) => string>> = {
  late: (count) => `${figure(count)} late`,
  'was-waiting': (count) => `${figure(count)} from before`,
  'newly-due': (count) => `${figure(count)} newly due`,
  'let-in': (count) => `${figure(count)} let in`,
  brake: (count) => `${figure(count)} stopped by the brake`,
  undone: (count) => `${figure(count)} changed back`,
  stopped: (count) => `${figure(count)} of a stopped run`,
  cap: (count) => `${figure(count)} for the next day`,
}

function waits(waiting: Waiting): string {
  const parts = Object.entries(waiting).map(([kind, count]) => kinds[kind]?.(count) ?? figure(count))
  return parts.length === 0 ? '' : `waiting: ${listed(parts)}`
}

export const automaticWords = {
  label: 'By itself',
  /** "12 go at 9:00 AM · waiting: 3 late". */
  group: (count: number, { goes_text, waiting }: { goes_text: string | null; waiting: Waiting }) => {
    const going = count - Object.values(waiting).reduce((sum, one) => sum + one, 0)
    const goes =
      going === 0 || goes_text === null
        ? ''
        : goes_text.startsWith('Waits')
          ? goes_text.replace(/\.$/, '')
          : `${figure(going)} ${going === 1 ? 'goes' : 'go'} ${goes_text}`
    return [goes, waits(waiting)].filter((part) => part !== '').join(' · ')
  },
  today: (count: number) =>
    `${counted(count, 'item goes', 'items go')} by ${count === 1 ? 'itself' : 'themselves'} today, unless you hold ${count === 1 ? 'it' : 'them'} back.`,
  brake: 'The brake stopped a trigger',
  letGo: 'Let it go by itself',
  letGoAllText: 'They are processed by themselves in their hours, without anybody looking at them. The brake does not stop them again.',
  letGoAll: (count: number) => `Let ${figure(count)} go`,
  letGoDone: 'It goes by itself in its hours.',
  letGoAllDone: ({ released }: { released: number }) =>
    `${counted(released, 'item goes', 'items go')} by ${released === 1 ? 'itself' : 'themselves'} now, in sending hours.`,
  hold: 'Hold back',
  holdUntil: 'Hold until',
  holdDone: 'It is held.',
  resume: 'Resume',
  settle: 'Changes of status settle for',
  settleHint: 'Minutes before an automatic trigger acts on one, so that a mis-click undone leaves nothing.',
  cap: 'Automatic messages to a client a day',
  capHint: 'More wait for the next day. Empty: as many as come.',
  together: 'Put automatic emails to one person together',
  togetherHint: 'What leaves at the same time is one email. They wait a minute or so for each other.',
} as const
