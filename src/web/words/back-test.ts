import { counted, figure } from './plural.ts'

/** What a trigger would have done. */
export const backTestWords = {
  title: 'On the past year',
  lead: 'What it would have done if it had been switched on a year ago, with every record as it was then. Nothing is written or sent.',
  start: 'Try it on the past year',
  again: 'Try it again',
  nothing: 'In the past year it would have done nothing.',
  totals: (inTime: number, records: number) => `It would have gone ${counted(inTime, 'time')} in time, for ${counted(records, 'record')} in all.`,
  late: (count: number) => `${counted(count, 'was', 'were')} late: the record came to qualify after the trigger date.`,
  missed: (count: number) => `${counted(count, 'was', 'were')} missed: its hours did not open in time.`,
  chart: 'What it would have made, by week',
  most: (count: number) => `at most ${figure(count)} a week`,
  asTable: 'As a table',
  week: 'Week of',
  nobody: 'Nobody reached',
  of: { in_time: 'In time', late: 'Late', missed: 'Missed' },
  inWeek: (week: string, parts: string) => `Week of ${week}: ${parts}`,
  count: figure,
  sample: 'Some of them',
  outcome: { 'in-time': 'in time', late: 'late', missed: 'missed' },
  trigger: 'trigger date',
  messages: 'Messages',
  messageOf: (name: string) => `What ${name} would have got, from the data as it is now.`,
  notes: 'What cannot be known, and what was taken for granted',
} as const
