import type { Output } from '#platform/http/contract.ts'
import * as feeds from '#studio/records/feeds/contract.ts'
import { readNow } from '#studio/records/imports/contract.ts'
import { importedKindWords } from '#studio/records/imports/imported-kind.ts'
import { fieldsOf, own } from './field.ts'
import { fileColumns, fileKind, fileKinds } from './file-reading.ts'
import { listVerb } from './list-verb.ts'
import { changeVerb, createVerb, idOf, versionOf } from './record-verbs.ts'
import { details } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

type Feed = Output<typeof feeds.readFeed>

const words = {
  kind: null,
  columns: null,
  folder: { flags: '--folder <name>', says: 'below the studio’s folder of feeds; made where it is not there' },
  address: { flags: '--address <address>', says: 'instead of a folder: an address that begins with https://' },
  username: { says: 'for an address that asks for one' },
  password: { says: 'goes to that address alone' },
  every_minutes: { says: 'minutes between two looks, 60 when left out' },
  daily_at: { flags: '--daily-at <time>', says: 'or once a day at this time of the studio, like 06:30' },
  mode: { says: 'history or news; left out: history for the first file of a kind, then news' },
  date_order: { says: 'mdy, dmy or ymd; recognized when left out' },
} as const
const ofTheFiles = [
  own('--kind <kind>', fileKinds),
  own('--column <header=column>', 'what a header holds, where Hotshoe does not know it; may come several times', { kind: 'texts' }),
  own('--type <type>', 'of calendars: the type of the events whose category and title tell none'),
]

function kindAndColumns(given: Given): object {
  const columns = fileColumns(given.column, given.type)
  return { ...(given.kind === undefined ? {} : { kind: fileKind(given.kind) }), ...(columns === undefined ? {} : { columns }) }
}

export const feedVerbs: Verb[] = [
  listVerb({
    says: 'lists that come by themselves, by name',
    contract: feeds.listFeeds,
    fields: fieldsOf(feeds.listFeeds.query),
    columns: [
      ['Feed', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['Holds', ({ kind }) => importedKindWords[kind].many],
      ['When', (feed) => whenOf(feed)],
      ['Last look', ({ looked_at }) => looked_at],
      ['', ({ trouble, outcome }) => (trouble === null ? outcome : 'trouble: see feeds show')],
      ['From', ({ place }) => place],
    ],
    none: 'There are no feeds. Add one: hotshoe feeds add --help',
  }),
  {
    name: 'show <feed>',
    says: 'one feed: where it looks, when, and what came of it',
    run: async ({ caller, args }) => told(await caller.call(feeds.readFeed, { params: await idOf(caller, 'feed', args) }), (feed) => details(shown(feed))),
  },
  {
    ...createVerb({
      kind: 'feed',
      contract: feeds.addFeed,
      fields: [...ofTheFiles, ...fieldsOf(feeds.addFeed.body, words)],
      example: 'feeds add --name "Front desk" --kind clients --folder front-desk --every-minutes 15',
      also: (given) => ({ ...kindAndColumns(given), kind: fileKind(given.kind) }),
      shows: (feed) => shown(feed as Feed),
    }),
    name: 'add',
  },
  changeVerb({
    kind: 'feed',
    read: feeds.readFeed,
    contract: feeds.changeFeed,
    fields: [...ofTheFiles, ...fieldsOf(feeds.changeFeed.body, words)],
    example: 'feeds change "Front desk" --daily-at 06:30 --column "Born=birthday"',
    also: kindAndColumns,
    shows: (feed) => shown(feed as Feed),
  }),
  {
    name: 'look <feed>',
    says: 'looks now, and reads what came',
    run: async ({ caller, args }) => {
      const { feed, runs } = await caller.call(feeds.lookNow, { params: await idOf(caller, 'feed', args) })
      for (const id of runs) await caller.call(readNow, { params: { id } })
      const read = await caller.call(feeds.readFeed, { params: { id: feed.id } })
      return {
        ...told({ feed: read, runs }, ({ feed: { outcome } }) =>
          [feed.looking ? 'Somebody looks already.' : (outcome ?? ''), ...runs.map((id) => `See it: hotshoe imports show ${id}`)].join('\n'),
        ),
        undone: read.trouble,
      }
    },
  },
  switchVerb('pause', 'looks no more until it is resumed', false),
  switchVerb('resume', 'lets a paused feed go on; it looks at once', true),
  {
    name: 'remove <feed>',
    says: 'deletes a feed; what it brought in stays, and so do the files in its folder',
    run: async ({ caller, args }) => {
      const params = await idOf(caller, 'feed', args)
      return told(await caller.call(feeds.removeFeed, { params }), () => `Deleted feed ${params.id}. What it brought in stays.`)
    },
  },
]

function switchVerb(name: string, says: string, active: boolean): Verb {
  return {
    name: `${name} <feed>`,
    says,
    run: async ({ caller, args, given }) => {
      const params = await idOf(caller, 'feed', args)
      const body = { active, version: await versionOf(caller, { read: feeds.readFeed, params, given }) }
      return told(await caller.call(feeds.switchFeed, { params, body }), (feed) => `${feed.name}: ${whenOf(feed)}.`)
    },
  }
}

function whenOf({ active, every_minutes, daily_at }: Feed): string {
  if (!active) return 'paused'
  return daily_at === null ? `every ${every_minutes ?? 0} minutes` : `daily at ${daily_at}`
}

function shown({ last_run, last_file: _, version: __, folder: ___, ...feed }: Feed): object {
  return { ...feed, last_import: last_run === null ? null : `${last_run.id}, ${last_run.file_name}: ${last_run.state}` }
}
