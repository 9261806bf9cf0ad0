import { counted } from './plural.ts'

export const calendarWords = {
  title: 'Calendar',
  views: { day: 'Day', week: 'Week', month: 'Month' },
  view: 'View',
  today: 'Today',
  anybody: 'Everybody',
  member: 'With',
  before: { day: 'Day before', week: 'Week before', month: 'Month before' },
  next: { day: 'Next day', week: 'Next week', month: 'Next month' },
  kinds: { session: 'Session', further: 'Further date', appointment: 'Appointment' },
  nothing: 'Nothing stands here.',
  allDay: 'some time that day',
  canceled: 'canceled',
  onHold: 'on hold',
  keys: 'Arrow keys move from day to day, Page up and Page down turn the pages, Enter opens the day.',
  smallKeys: 'Arrow keys move from day to day, Page up and Page down turn the pages. What stands on the day is listed below.',
  day: (date: string, { count, closed }: { count: number; closed: boolean }) =>
    [date, closed ? 'closed' : '', count === 0 ? '' : counted(count, 'entry', 'entries')].filter((part) => part !== '').join(', '),
  more: (count: number) => `${count} more`,
  tooMany: 'There is more than can be shown. Choose a shorter time, or one person.',
} as const
