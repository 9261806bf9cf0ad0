import { counted, figure } from './plural.ts'

/** Moving many records to a status at once. `records` are clients, sessions, … */
export const moveWords = {
  select: 'Select',
  all: (records: string) => `Select all ${records} that fit`,
  none: 'Select none',
  chosen: (count: number) => `${figure(count)} selected`,
  allChosen: (records: string) => `All ${records} that fit are selected`,
  end: 'Done',
  advance: 'Advance status',
  title: (records: string) => `Advance the status of ${records}`,
  status: 'To the status',
  chooseStatus: 'Choose a status',
  ofType: (type: string, status: string) => `${type}: ${status}`,
  due: 'Due date',
  note: 'Note',
  noteHint: 'Stands in the history of each.',
  moving: (count: number, records: string) => (count === 0 ? `None of these ${records} would move.` : `${figure(count)} would move.`),
  skipped: (count: number, why: string) => `${figure(count)} left out: ${why}`,
  noTriggers: 'No trigger looks at this status.',
  triggers: (names: readonly string[]) =>
    `${counted(names.length, 'trigger')} ${names.length === 1 ? 'looks' : 'look'} at this status and may list items: ${names.slice(0, 5).join(', ')}${names.length > 5 ? '…' : ''}`,
  confirm: (count: number, records: string, status: string) => (count === 0 ? 'Nothing to move' : `Move ${figure(count)} ${records} to ${status}`),
  moved: (count: number, records: string, status: string) => `${figure(count)} ${records} are in ${status} now.`,
} as const
