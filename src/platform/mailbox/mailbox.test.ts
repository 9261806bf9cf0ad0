import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Mailbox, openMailbox, readMailbox } from './open-mailbox.ts'

let folder = ''
const open: Mailbox[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotshoe-mailbox-'))
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((mailbox) => mailbox.close()))
  await rm(folder, { recursive: true })
})

async function started(keep?: number): Promise<Mailbox> {
  const mailbox = await openMailbox({ folder, ...(keep === undefined ? {} : { keep }) })
  open.push(mailbox)
  return mailbox
}

async function send({ port }: Mailbox, subjects: string[]): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 })
  for (const subject of subjects) {
    await transport.sendMail({ from: 'Stüdio <studio@studio.test>', to: 'Anna <anna@client.test>', subject, text: 'Grüße\n', html: '<p>Grüße 👋</p>' })
  }
  transport.close()
}

describe('the built-in mailbox', () => {
  it('takes a mail by SMTP and shows every part of it', async () => {
    const mailbox = await started()
    expect(mailbox.host).toBe('127.0.0.1')
    await send(mailbox, ['Your session 📷'])
    const { mails, next } = await mailbox.list({ limit: 10 })
    expect(next).toBeNull()
    expect(mails).toEqual([
      {
        id: '000000000001',
        from: { name: 'Stüdio', address: 'studio@studio.test' },
        to: [{ name: 'Anna', address: 'anna@client.test' }],
        subject: 'Your session 📷',
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ])
    const mail = await mailbox.read('000000000001')
    expect(mail?.text?.trim()).toBe('Grüße')
    expect(mail?.html).toContain('Grüße 👋')
    expect(mail?.headers).toContainEqual({ name: 'Delivered-To', value: 'anna@client.test' })
    expect(mail?.raw).toMatch(/^Return-Path: <studio@studio\.test>\r\nDelivered-To: anna@client\.test\r\n/)
  })

  it('lists the newest first, page by page', async () => {
    const mailbox = await started()
    await send(mailbox, ['one', 'two', 'three'])
    const first = await mailbox.list({ limit: 2 })
    expect(first.mails.map((mail) => mail.subject)).toEqual(['three', 'two'])
    const second = await mailbox.list({ limit: 2, after: first.next ?? '' })
    expect(second).toMatchObject({ mails: [{ subject: 'one' }], next: null })
  })

  it('keeps the newest mails only', async () => {
    const mailbox = await started(3)
    await send(mailbox, ['1', '2', '3', '4', '5'])
    expect((await mailbox.list({ limit: 10 })).mails.map((mail) => mail.subject)).toEqual(['5', '4', '3'])
    expect(await readdir(folder)).toHaveLength(3)
    expect(await mailbox.read('000000000001')).toBeNull()
  })

  it('survives a restart and goes on counting', async () => {
    const before = await started()
    await send(before, ['before'])
    await before.close()
    const after = await started()
    await send(after, ['after'])
    expect((await after.list({ limit: 10 })).mails.map((mail) => [mail.id, mail.subject])).toEqual([
      ['000000000002', 'after'],
      ['000000000001', 'before'],
    ])
  })

  it('can be read by another program while it runs', async () => {
    const mailbox = await started()
    const elsewhere = await readMailbox(folder)
    await send(mailbox, ['hello'])
    expect((await elsewhere.list({ limit: 1 })).mails).toMatchObject([{ subject: 'hello' }])
  })

  it('is empty after it was cleared, also for its next mail', async () => {
    const mailbox = await started()
    await send(mailbox, ['old'])
    await mailbox.clear()
    expect(await mailbox.list({ limit: 10 })).toEqual({ mails: [], next: null })
    await send(mailbox, ['new'])
    expect((await mailbox.list({ limit: 10 })).mails).toMatchObject([{ id: '000000000002', subject: 'new' }])
  })

  it.each(['', '1', '../../../etc/passwd', '000000000009', '00000000000x'])('has no mail called %j', async (id) => {
    expect(await (await started()).read(id)).toBeNull()
  })

  it('is not troubled by strange files, broken mails and clients that hang up', async () => {
    const mailbox = await started()
    await writeFile(join(folder, 'notes.txt'), 'mine')
    await writeFile(join(folder, '000000000007.eml'), Buffer.from([0, 255, 254, 13, 10]))
    await new Promise((resolve) => {
      const socket = connect(mailbox.port, '127.0.0.1', () => socket.write('EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n'))
      socket.on('data', (said) => said.includes('354') && socket.resetAndDestroy())
      socket.on('close', resolve)
    })
    await send(mailbox, ['fine'])
    expect((await mailbox.list({ limit: 10 })).mails).toMatchObject([{ subject: '', date: null }, { subject: 'fine' }])
    await mailbox.clear()
    expect(await readdir(folder)).toEqual(['notes.txt'])
  })
})
