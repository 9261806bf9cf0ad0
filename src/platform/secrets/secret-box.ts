import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto'

/** Why a secret cannot be read; the message is a sentence for whoever runs the program. */
export class UnreadableSecret extends Error {
  override readonly name = 'UnreadableSecret'
}

const version = 'v1'
const tagBytes = 16

/**
 * Encrypts a text with AES-256-GCM. The box is text for a database column: version, a short name of the key, nonce, and
 * ciphertext with its tag. The same text gives another box each time.
 */
export function encrypt(key: KeyObject, text: string): string {
  const nonce = randomBytes(12)
  const head = `${version}.${keyName(key)}`
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(head))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${head}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
}

/** Opens a box. Throws {@link UnreadableSecret}: made with another key, or damaged. */
export function decrypt(key: KeyObject, box: string): string {
  const [made, name, nonce, sealed, ...rest] = box.split('.')
  if (made !== version || name === undefined || nonce === undefined || sealed === undefined || rest.length > 0) {
    throw new UnreadableSecret('This is not a secret that Hotshoe encrypted, or it was cut off. Enter the secret again.')
  }
  if (name !== keyName(key)) {
    throw new UnreadableSecret(
      'This secret was encrypted with another key file. Put the key file that belongs to this database back, or enter the secret again.',
    )
  }
  return open(key, { head: `${made}.${name}`, nonce: Buffer.from(nonce, 'base64url'), sealed: Buffer.from(sealed, 'base64url') })
}

type Box = { head: string; nonce: Buffer; sealed: Buffer }

function open(key: KeyObject, { head, nonce, sealed }: Box): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(head))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return decipher.update(sealed.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new UnreadableSecret('This secret is damaged. Enter it again.')
  }
}

/** Tells keys apart without telling anything about them. */
function keyName(key: KeyObject): string {
  return createHmac('sha256', key).update('hotshoe key name').digest('base64url').slice(0, 8)
}
