import { type DateOrder, isDateOrder } from '#studio/calendar/date-order.ts'
import type { Feed, FeedChange, NewFeed } from '#studio/records/feeds/contract.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { words } from '#web/words/words.ts'

const say = words.feeds.form

/** A feed as its form holds it. What is secret begins empty, and stays as it is while it is left so. */
export type FeedDraft = {
  name: string
  kind: ImportedKind
  source: 'folder' | 'address'
  folder: string
  address: string
  username: string
  password: string
  /** Minutes, or `daily`. */
  rhythm: string
  daily_at: string
  mode: 'usual' | 'history' | 'news'
  date_order: DateOrder | ''
  columns: Record<string, string>
  all_or_nothing: boolean
}

/** Rhythms that are offered, in minutes. */
export const offeredMinutes = [5, 15, 60, 360, 1440] as const

export function draftOf(of: Feed | 'new'): FeedDraft {
  const secret = { address: '', username: '', password: '' }
  if (of === 'new')
    return {
      ...secret,
      name: '',
      kind: 'client',
      source: 'folder',
      folder: '',
      rhythm: '60',
      daily_at: '06:00',
      mode: 'usual',
      date_order: '',
      columns: {},
      all_or_nothing: false,
    }
  const { name, kind, folder, every_minutes, daily_at, mode, date_order, columns, all_or_nothing } = of
  return {
    ...secret,
    name,
    kind,
    source: folder === null ? 'address' : 'folder',
    folder: folder ?? '',
    rhythm: daily_at === null ? String(every_minutes ?? 60) : 'daily',
    daily_at: daily_at ?? '06:00',
    mode: mode ?? 'usual',
    date_order: isDateOrder(date_order ?? '') ? (date_order ?? '') : '',
    columns,
    all_or_nothing,
  }
}

/** What is wrong with a draft before it is sent, by field; `kept`: an address is there already. */
export function draftErrors({ name, source, folder, address, rhythm, daily_at }: FeedDraft, kept: boolean): Record<string, string> {
  return {
    ...(name.trim() === '' ? { name: say.nameMissing } : {}),
    ...(source === 'folder' && folder.trim() === '' ? { folder: say.folderMissing } : {}),
    ...(source === 'address' && address.trim() === '' && !kept ? { address: say.addressMissing } : {}),
    ...(rhythm === 'daily' && daily_at === '' ? { daily_at: say.atMissing } : {}),
  }
}

/** What is sent of a draft. A folder or address that stays as it was is left out, so that the files known of it stay known. */
export function bodyOf(draft: FeedDraft, before: Feed | null): NewFeed & Omit<FeedChange, 'version'> {
  const { name, kind, source, folder, address, username, password, rhythm, daily_at, mode, date_order, columns, all_or_nothing } = draft
  const login = { ...(username === '' ? {} : { username }), ...(password === '' ? {} : { password }) }
  const fromFolder = folder === before?.folder ? {} : { folder }
  return {
    name,
    kind,
    ...(source === 'folder' ? fromFolder : { ...(address.trim() === '' ? {} : { address }), ...login }),
    mode: mode === 'usual' ? null : mode,
    date_order: date_order === '' ? null : date_order,
    columns,
    all_or_nothing,
    ...(rhythm === 'daily' ? { daily_at, every_minutes: null } : { every_minutes: Number(rhythm), daily_at: null }),
  }
}
