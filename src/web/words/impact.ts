import { counted } from './plural.ts'

/** What moving a record does to items and messages, and correcting those that went. */
export const impactWords = {
  title: 'What this does',
  asking: 'Looking what this does…',
  nothing: 'Nothing that is listed, expected, sent or on its way changes.',
  open: 'Open',
  offered: 'After saving you can send a correction to whoever got the old message.',
  before: {
    title: 'Save this change?',
    text: 'It touches what is listed, or what somebody was told already.',
    back: 'Back',
    save: 'Save the change',
  },
  outdated: {
    title: (count: number) => (count === 1 ? 'A message that was sent is no longer right' : `${count} messages that were sent are no longer right`),
    send: (count: number) => (count === 1 ? 'Send a correction' : 'Send corrections'),
  },
  correction: {
    title: 'Send a correction?',
    says: (count: number) =>
      `${counted(count, 'message')} that ${count === 1 ? 'is' : 'are'} no longer right ${count === 1 ? 'has' : 'have'} been sent already. Tell whoever got ${count === 1 ? 'it' : 'them'}.`,
    template: 'Template',
    choose: 'Choose a template',
    noTemplate: 'There is no template that fits. Make one under Templates, about the same kind of record, transactional.',
    channels: { email: 'Email to', call: 'Call to' },
    had: 'A correction was sent already.',
    send: (count: number) => (count === 1 ? 'Send the correction' : `Send ${count} corrections`),
    later: 'Not now',
    sent: (count: number) =>
      count === 0 ? 'No correction was sent.' : `${counted(count, 'correction')} ${count === 1 ? 'is' : 'are'} on ${count === 1 ? 'its' : 'their'} way.`,
  },
} as const
