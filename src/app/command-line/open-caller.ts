import { Refusal } from '#platform/refusal.ts'
import type { Caller } from './caller.ts'
import type { Globals } from './globals.ts'

/** Who answers: the Hotshoe at `--url`, or the data folder of this machine. */
export async function openCaller(globals: Globals): Promise<Caller> {
  const address = globals.url ?? process.env.HOTSHOE_URL?.trim()
  if (address === undefined || address === '') {
    const { localCaller } = await import('./open-here.ts')
    return localCaller(globals)
  }
  if (globals.data !== undefined)
    throw new Refusal('invalid', 'here-or-there', 'Give either --url, for a Hotshoe that runs, or --data, for a folder on this machine.')
  const { remoteCaller } = await import('./call-remote.ts')
  return remoteCaller({ url: parseUrl(address), token: globals.token ?? (process.env.HOTSHOE_TOKEN?.trim() || null) })
}

function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^https?:$/.test(url.protocol)) return `${url.origin}${url.pathname.replace(/\/(api\/?)?$/, '')}`
  throw new Refusal('invalid', 'bad-url', `“${text}” is not an address. Write it like https://studio.example.com.`)
}
