import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '#app/config.ts'
import { badFolder } from '#app/make-data-folder.ts'
import type { Program } from '#app/open-program.ts'
import type { Contract, Output } from '#platform/http/contract.ts'
import { type Problem, Refusal } from '#platform/refusal.ts'
import type { Caller, Parts, Waiting } from './caller.ts'
import type { Globals } from './globals.ts'
import { sendBeside } from './send-beside.ts'

/** The program on this machine's data folder, without serving. `mayMake`: whether a folder without a database becomes one. */
export async function openHere(globals: Globals, { mayMake }: { mayMake: boolean }): Promise<Program> {
  const config = await configOf(globals)
  if (!mayMake) await refuseEmpty(config)
  const { openProgram } = await import('#app/open-program.ts')
  return openProgram(config, { hold: false })
}

export async function configOf({ data, allowClock }: Globals, more: { host?: string; port?: string; role?: string; publicUrl?: string } = {}): Promise<Config> {
  const { readConfig } = await import('#app/config.ts')
  return readConfig({ ...more, ...(data === undefined ? {} : { data }), ...(allowClock === undefined ? {} : { allowClock }) }, process.env)
}

/** Asks the endpoints in this process. */
export async function localCaller(globals: Globals): Promise<Caller> {
  const studioId = studioNumber(globals.studio)
  const program = await openHere(globals, { mayMake: false })
  try {
    const { openLocal } = await import('#app/open-local.ts')
    const local = await openLocal(program, studioId)
    const { studio } = local.visitor
    const call = async <const C extends Contract>(contract: C, parts: Parts = {}, waiting: Waiting = {}) =>
      (await local.call<Contract>(contract, { ...parts, ...waiting } as never)) as Output<C>
    return {
      call,
      raw: (method, address, body) => callRaw(program, call, { method, address, body }),
      beside: () => sendBeside({ config: program.config, studioId: studio.id, actor: studio.actor }),
      close: () => program.close(),
    }
  } catch (error) {
    await program.close()
    throw error
  }
}

/** Whether a data folder holds a built-in database. Refuses a place that cannot be a data folder. */
export async function hasDatabase(data: string): Promise<boolean> {
  try {
    await stat(path.join(data, 'postgres'))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw badFolder(data, error)
  }
}

async function refuseEmpty({ data, databaseUrl }: Config): Promise<void> {
  if (databaseUrl !== null || (await hasDatabase(data))) return
  throw new Refusal('not-found', 'no-studio', `There is no studio in ${data} yet. Make one with: hotshoe studio create, or name another folder with --data.`)
}

function studioNumber(text: string | undefined): number | null {
  if (text === undefined || /^\d{1,15}$/.test(text)) return text === undefined ? null : Number(text)
  throw new Refusal('invalid', 'bad-studio', `“${text}” is not the number of a studio. Studios are named by number, --studio 1.`)
}

type Request = { method: string; address: string; body: unknown }

async function callRaw(program: Program, call: Caller['call'], { method, address, body }: Request): Promise<unknown> {
  const { studioRoutes } = await import('#app/wire.ts')
  const [place = '', asked = ''] = address.split('?')
  for (const { contract } of studioRoutes(program.gate)) {
    const params = contract.method === method ? paramsOf(contract.path, place) : null
    if (params === null) continue
    const query = Object.fromEntries(new URLSearchParams(asked))
    return call<Contract>(contract, { params, query, body })
  }
  const problems: Problem[] = []
  throw new Refusal('not-found', 'no-such-endpoint', {
    message: `There is nothing at ${method} /api${place}. All endpoints are listed in /api/openapi.json.`,
    problems: problems,
  })
}

/** What the parameters of `/clients/:id` are in `/clients/12`; null when it is another path. Words win over numbers: `/studio/clock` has none. */
function paramsOf(pattern: string, place: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), place.split('/')]
  if (wanted.length !== given.length) return null
  const pairs = wanted.map((part, index) => [part, decodeURIComponent(given[index] ?? '')] as const)
  if (pairs.some(([part, value]) => !part.startsWith(':') && part !== value)) return null
  if (pairs.some(([part, value]) => part.startsWith(':') && !/^\d+$/.test(value))) return null
  return Object.fromEntries(pairs.filter(([part]) => part.startsWith(':')).map(([part, value]) => [part.slice(1), value]))
}
