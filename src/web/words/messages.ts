import { counted, figure, listed } from './plural.ts'

type SentNow = {
  sent: number
  retry: number
  failed: number
  in_doubt: number
  waiting: number
  blocked: string | null
  rehearsed_to: string | null
}

function inDoubt(count: number): string {
  return `${counted(count, 'email is', 'emails are')} in doubt: ${count === 1 ? 'it' : 'they'} may have been sent, or not.`
}

export const messageWords = {
  title: 'Messages',
  description: 'Every email that was generated, and where it is on its way. While one rests it can be recalled.',
  list: 'Messages',
  search: 'Name or address',
  sendNow: 'Send what is due',
  sentNow: (answer: SentNow) => {
    const waiting = answer.waiting + answer.retry
    const sentences = [
      answer.sent > 0 ? `${counted(answer.sent, 'email')} sent${answer.rehearsed_to === null ? '' : ` in rehearsal to ${answer.rehearsed_to}`}.` : '',
      answer.sent === 0 ? 'Nothing was sent.' : '',
      answer.failed > 0 ? `${figure(answer.failed)} failed.` : '',
      answer.in_doubt > 0 ? `${inDoubt(answer.in_doubt)} Decide under In doubt.` : '',
      answer.blocked?.replace(/[^.!?]$/, '$&.') ?? '',
      waiting > 0 ? `${figure(waiting)} still waiting${answer.blocked === null ? ': they rest, are tried again soon, or are just being sent' : ''}.` : '',
      answer.sent + answer.failed + answer.in_doubt + waiting === 0 && answer.blocked === null ? 'No email is waiting.' : '',
    ]
    return sentences.filter((sentence) => sentence !== '').join(' ')
  },
  views: {
    all: { label: 'All', empty: 'No message yet', next: 'Messages appear here when you process triggers.' },
    waiting: { label: 'Waiting', empty: 'Nothing is waiting', next: 'Everything that was generated has left.' },
    sent: { label: 'Sent', empty: 'Nothing was sent yet', next: 'Messages rest a moment before they leave, so that they can be recalled.' },
    trouble: { label: 'Trouble', empty: 'No trouble', next: 'Messages that failed, expired or may not have arrived would be listed here.' },
    'in-doubt': {
      label: 'In doubt',
      empty: 'Nothing is in doubt',
      next: 'Messages that may have been sent, or not, would be listed here until somebody decides.',
    },
    recalled: { label: 'Recalled', empty: 'Nothing was recalled', next: 'A message can be recalled until it is handed over. Its item then waits under Held.' },
  },
  toProcess: 'To Process Triggers',
  nothingFound: (search: string) => `No message here fits “${search}”`,
  nothingFoundNext: 'Look in another view, or clear the search.',
  columns: { to: 'To', subject: 'Subject', state: 'State', when: 'When', trigger: 'Trigger' },
  states: {
    waiting: 'Waiting',
    resting: 'Resting',
    claimed: 'About to leave',
    sending: 'Sending',
    sent: 'Sent',
    retry: 'Tried again soon',
    failed: 'Failed',
    'in-doubt': 'In doubt',
    recalled: 'Recalled',
    expired: 'Expired',
  },
  goes: 'goes',
  details: {
    to: 'To',
    from: 'From',
    trigger: 'Trigger',
    client: 'Client',
    clientLink: 'Open the client',
    about: 'About',
    state: 'State',
    reason: 'Reason',
    written: 'Written',
    goes: 'Goes',
    notAfter: 'Worthless after',
    settled: 'Settled',
    attempts: 'Attempts',
    answer: 'Mail server said',
    rehearsed: 'Went in rehearsal to',
    together: 'In one email with',
    content: 'Message',
    way: 'Its way',
    events: 'What became of it',
    became: { delivered: 'Delivered', opened: 'Opened', clicked: 'Clicked', bounced: 'Bounced' },
  },
  together: (names: readonly string[]) => `in one email with ${listed(names.map((name) => `“${name}”`))}`,
  oneEmail: (count: number) =>
    `This left in one email with ${counted(count, 'other message')}. What you decide here holds for ${count === 1 ? 'both' : 'all of them'}.`,
  inDoubt,
  decide: 'Decide',
  doubts: (count: number) => `${figure(count)} in doubt`,
  doubt:
    'This may have been sent. The mail server did not say whether it took this message. Ask the client or look in the mailbox of your sender, then decide.',
  decisions: {
    recall: {
      label: 'Recall',
      title: 'Recall this message?',
      text: 'It does not leave. Its item waits under Held in Process Triggers.',
      done: 'Recalled: it does not leave.',
    },
    'send-now': { label: 'Send now', done: 'It leaves now.' },
    'send-again': {
      label: 'Send again',
      title: 'Send it again?',
      text: 'If the first one did arrive, the client has it twice.',
      done: 'It is sent once more.',
    },
    'mark-sent': { label: 'Mark as sent', done: 'Marked as sent.' },
  },
} as const
