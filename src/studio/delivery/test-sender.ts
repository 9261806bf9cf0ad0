import { randomUUID } from 'node:crypto'
import { parseAddress } from '#platform/mail/address.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { loadSender } from '#studio/messages/sender/load-sender.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { openEmailChannel } from './channels/email.ts'
import { smtpSettings } from './smtp-settings-of.ts'

/** Sends a real test mail with the saved settings, now, outside of any transaction. Refuses with what the mail server said. */
export async function testSender(studio: OpenStudio, to: string): Promise<{ done: true }> {
  const address = parseAddress(to)
  if (!address.ok) throw refuseField('to', 'bad-address', address.message)
  const { sender, name } = await studio.readOnly(async (work) => ({ sender: await loadSender(work, studio.deployment), name: work.studio.name }))
  if (sender.host === '') throw refuseField('host', 'no-mail-server', 'Enter the name of your mail server first, and save.')
  if (sender.from_address === '') throw refuseField('from_address', 'no-sender-address', 'Enter the address your email comes from first, and save.')
  const channel = openEmailChannel(smtpSettings(sender))
  try {
    const outcome = await channel.send({
      messageId: `<${randomUUID()}${sender.from_address.slice(sender.from_address.lastIndexOf('@'))}>`,
      from: { name: sender.from_name || name, address: sender.from_address },
      to: { name: null, address: address.address },
      subject: `Test from ${name}`,
      text: `This is a test. If you can read it, ${name} can send email from Hotshoe.\n`,
      html: `<p>This is a test. If you can read it, your studio can send email from Hotshoe.</p>`,
    })
    if (outcome.kind !== 'sent') throw new Refusal('unavailable', 'test-failed', outcome.reason)
    return { done: true }
  } finally {
    await channel.close()
  }
}
