import { type Static, Type } from 'typebox'
import { byId, contract, done, instant, nullable, page, paging, wallTime } from '#platform/http/contract.ts'
import { importRun } from '../imports/contract.ts'
import { importedKindSchema } from '../imports/imported-kind.ts'
import { line, strict, version } from '../reference.ts'

/** Minutes between two looks: the fewest, and a week. */
export const rhythms = { fewest: 5, most: 10_080, usual: 60 } as const

const mode = nullable(Type.Enum(['history', 'news'], { description: 'null: history for the first file of a kind, then news' }))
const dateOrder = nullable(Type.Enum(['mdy', 'dmy', 'ymd'], { description: 'null: recognized' }))
const columns = Type.Record(Type.String({ maxLength: 500 }), Type.String({ maxLength: 60 }), {
  description: 'By header, the column it holds; empty: not used. What is left out is recognized, or remembered from the last file with these headers',
})
const everyMinutes = nullable(Type.Integer({ minimum: rhythms.fewest, maximum: rhythms.most, description: 'Minutes between two looks' }))
const dailyAt = nullable({ ...wallTime, description: 'Or once a day at this time of the studio, 06:30' })

const feedSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  kind: importedKindSchema,
  folder: nullable(Type.String({ description: 'Below the studio’s folder of feeds' })),
  place: Type.String({ description: 'Where it looks: the whole path, or the address without user name, password and what follows a question mark' }),
  has_password: Type.Boolean(),
  mode,
  date_order: dateOrder,
  columns,
  all_or_nothing: Type.Boolean(),
  every_minutes: everyMinutes,
  daily_at: dailyAt,
  active: Type.Boolean(),
  looking: Type.Boolean({ description: 'A look is under way' }),
  looked_at: nullable(instant),
  next_look_at: nullable(instant),
  outcome: nullable(Type.String({ description: 'What the last look found, in a sentence' })),
  trouble: nullable(Type.String({ description: 'What is wrong, and what to do' })),
  last_run: nullable(importRun),
  last_file: nullable(Type.Integer({ description: 'The last file that came and is still kept: to look at its columns' })),
  version: Type.Integer(),
})
export type Feed = Static<typeof feedSchema>

const source = {
  folder: Type.Optional(Type.String({ maxLength: 300, description: 'A folder below the studio’s folder of feeds; it is made where it is not there' })),
  address: Type.Optional(Type.String({ maxLength: 4000, description: 'Instead of a folder: an address that begins with https://' })),
  username: Type.Optional(Type.String({ maxLength: 320, description: 'For an address that asks for one' })),
  password: Type.Optional(Type.String({ maxLength: 1000, description: 'Goes to that address alone, and is never shown' })),
}
const reading = {
  mode: Type.Optional(mode),
  date_order: Type.Optional(dateOrder),
  columns: Type.Optional(columns),
  all_or_nothing: Type.Optional(Type.Boolean({ description: 'Take nothing of a file unless every row is good' })),
  every_minutes: Type.Optional(everyMinutes),
  daily_at: Type.Optional(dailyAt),
}

export const listFeeds = contract({
  method: 'GET',
  path: '/feeds',
  permission: 'records.read',
  summary: 'Lists that come by themselves, by name.',
  query: Type.Object(paging),
  response: page(feedSchema),
})

export const readFeed = contract({
  method: 'GET',
  path: '/feeds/:id',
  permission: 'records.read',
  summary: 'One feed: where it looks, when, and what came of it.',
  params: byId,
  response: feedSchema,
})

export const readFeedsFolder = contract({
  method: 'GET',
  path: '/feeds/folder',
  permission: 'imports.write',
  summary: 'The folder of this studio in which the folders of its feeds lie.',
  response: Type.Object({ folder: Type.String() }),
})

export const addFeed = contract({
  method: 'POST',
  path: '/feeds',
  permission: 'imports.write',
  summary: 'Adds a feed. It looks for the first time within a minute.',
  body: Type.Object({ name: line, kind: importedKindSchema, ...source, ...reading }, strict),
  response: feedSchema,
})
export type NewFeed = Static<typeof addFeed.body>

export const changeFeed = contract({
  method: 'PATCH',
  path: '/feeds/:id',
  permission: 'imports.write',
  summary: 'Changes a feed. The password stays where none is given, unless the address is another; files it refused are tried again.',
  params: byId,
  body: Type.Object({ version, name: Type.Optional(line), kind: Type.Optional(importedKindSchema), ...source, ...reading }, strict),
  response: feedSchema,
})
export type FeedChange = Static<typeof changeFeed.body>

export const switchFeed = contract({
  method: 'PUT',
  path: '/feeds/:id/active',
  permission: 'imports.write',
  summary: 'Pauses a feed, or lets it go on.',
  params: byId,
  body: Type.Object({ active: Type.Boolean(), version }, strict),
  response: feedSchema,
})

export const lookNow = contract({
  method: 'PUT',
  path: '/feeds/:id/look',
  permission: 'imports.write',
  summary: 'Looks now, paused or not, and answers when it has looked. What came is read like any other file.',
  params: byId,
  response: Type.Object({ feed: feedSchema, runs: Type.Array(Type.Integer(), { description: 'The imports that began' }) }),
})

export const removeFeed = contract({
  method: 'DELETE',
  path: '/feeds/:id',
  permission: 'imports.write',
  summary: 'Deletes a feed. What it brought in stays, and so do the files in its folder. One that is gone already is gone.',
  params: byId,
  response: done,
})
