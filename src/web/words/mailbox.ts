export const mailboxWords = {
  title: 'Mailbox',
  description:
    'Where the emails of this demo arrive. Nothing leaves this machine, whoever it is addressed to. Arrived is told by the clock of this computer: the demo’s past weeks were lived through when it was filled, so their emails all arrived then. Messages shows the days on which the studio sent them.',
  empty: 'No email has arrived yet',
  emptyNext: 'Process triggers; after its resting time every email arrives here.',
  subject: 'Subject',
  to: 'To',
  date: 'Arrived',
  mail: 'Email',
  headers: 'Raw headers, as mail programs read them',
} as const
