import { parseAddress } from '#platform/mail/address.ts'
import { refuseField } from '#platform/refusal.ts'
import { encrypt } from '#platform/secrets/secret-box.ts'
import { differences, isEmpty } from '#studio/records/differences.ts'
import { refuseStale } from '#studio/records/stale.ts'
import { writeHistory } from '#studio/records/write-history.ts'
import { oneLine } from '#studio/records/written-text.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type { SenderChange } from './contract.ts'

/**
 * Changes how the studio's email is sent. A password that is left out stays, null removes it; whoever names another server or
 * user must give the password again, so that it never goes to a server it was not meant for. Refuses addresses nobody can write from.
 * Who changed what stands in its history; of a password only that it changed.
 */
export async function changeSender(work: Work, { version, password, ...change }: SenderChange, { secretKey }: Deployment): Promise<void> {
  await work.db
    .insertInto('sender')
    .defaultValues()
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const before = await work.db.selectFrom('sender').selectAll().forUpdate().executeTakeFirstOrThrow()
  refuseStale('way of sending email', before, version)
  const wanted = checked(change)
  const elsewhere = (wanted.host ?? before.host) !== before.host || (wanted.username ?? before.username) !== before.username
  if (elsewhere && before.password_box !== null && password === undefined) {
    throw refuseField('password', 'password-again', 'Enter the password again: it was given for another server or user.')
  }
  const password_box = password === undefined ? before.password_box : password === null || password === '' ? null : encrypt(secretKey, password)
  await work.db
    .updateTable('sender')
    .set({ ...wanted, password_box, last_trouble: null, version: version + 1 })
    .execute()
  const changes = differences(before, { ...before, ...wanted })
  if (password_box !== before.password_box) changes.password = [null, 'changed']
  if (!isEmpty(changes)) await writeHistory(work, 'sender', [{ subjectId: theSender, what: 'changed', changes, entered: null }])
}

/** A studio has one way of sending email. */
export const theSender = 1

type Fields = Omit<SenderChange, 'version' | 'password'>

function checked(change: Fields): Fields {
  const { from_name, from_address, reply_to, host, username } = change
  return {
    ...change,
    ...(from_name === undefined ? {} : { from_name: oneLine(from_name) }),
    ...(from_address === undefined ? {} : { from_address: addressOr('from_address', from_address) }),
    ...(reply_to === undefined ? {} : { reply_to: addressOr('reply_to', reply_to) }),
    ...(host === undefined ? {} : { host: hostOr(host) }),
    ...(username === undefined ? {} : { username: username.trim() }),
  }
}

function addressOr(field: string, text: string): string {
  if (text.trim() === '') return ''
  const parsed = parseAddress(text)
  if (!parsed.ok) throw refuseField(field, 'bad-address', parsed.message)
  return parsed.address
}

/** A name or an address of a machine alone: what people paste often has `smtp://` before it or a port behind. */
function hostOr(text: string): string {
  const host = text.trim().toLowerCase()
  if (host === '' || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host) || /^[0-9a-f:]+:[0-9a-f:.]*$/.test(host)) return host
  throw refuseField(
    'host',
    'bad-host',
    `“${host.slice(0, 80)}” is not the name of a mail server. Write the name alone, such as smtp.example.com; the port has its own field.`,
  )
}
