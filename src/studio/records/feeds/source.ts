import type { KeyObject } from 'node:crypto'
import { refuseField } from '#platform/refusal.ts'
import { encrypt } from '#platform/secrets/secret-box.ts'
import { addressFrom, openAddress, shownAddress } from './feed-address.ts'
import { folderNamed } from './feed-folder.ts'

/** Where a feed looks, as it is kept. */
export type Source = { folder: string | null; address_box: string | null; address_shown: string | null }

type Asked = { folder?: string; address?: string; username?: string; password?: string }

/**
 * Where a feed is to look. A password without an address goes with the one that is kept; another address comes without the password of the one before.
 * Refuses a folder and an address at once, and none of both.
 */
export function sourceFrom({ folder, address, username, password }: Asked, { key, before }: { key: KeyObject; before: Source | null }): Source {
  if (folder !== undefined && address !== undefined) throw refuseField('address', 'feed-one-source', 'Choose one: a folder or an address.')
  if (folder !== undefined) return { folder: folderNamed(folder), address_box: null, address_shown: null }
  const box = before?.address_box ?? null
  if (address !== undefined) return kept(addressFrom(address, { username, password }), key)
  const isNewLogin = username !== undefined || password !== undefined
  if (box !== null && isNewLogin) return kept(addressFrom(openAddress(box, key).href, { username, password }), key)
  if (before !== null) return { folder: before.folder, address_box: box, address_shown: before.address_shown }
  throw refuseField('folder', 'feed-no-source', 'Say where the files come from: a folder, or an address that begins with https://.')
}

function kept(url: URL, key: KeyObject): Source {
  return { folder: null, address_box: encrypt(key, url.href), address_shown: shownAddress(url) }
}
