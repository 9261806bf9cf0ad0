export const mailboxWords = {
  title: 'Mailbox',
  description: 'Where the emails of this demo arrive. Nothing leaves this machine, whoever it is addressed to.',
  empty: 'No email has arrived yet',
  emptyNext: 'Process triggers; after its resting time every email arrives here.',
  subject: 'Subject',
  to: 'To',
  date: 'Arrived',
  mail: 'Email',
  headers: 'Raw headers, as mail programs read them',
} as const
