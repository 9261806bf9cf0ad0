import { stat } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { judgeFiles } from './pure-files.ts'

/**
 * Runs the unit tests of a slice inside the process that Stryker starts, as its plug-in: a Vitest started for each break takes some twenty times as
 * long (decision 46). What tests take from Vitest is `test`, `describe` and `expect`: the first two are told here,
 * the last is Vitest's own.
 */
type Test = { id: string; name: string; run: () => unknown }
type Coverage = { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
/** What the broken program asks while it runs: which break is on, and which test is asking. */
type Switchboard = {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number
  hitLimit?: number | undefined
  mutantCoverage?: Coverage
}
type Asked = { activeMutant: { id: string }; testFilter?: string[]; hitLimit?: number; reloadEnvironment: boolean }
type Failure = { id: string; message: string }

/** Broken code finds the switchboard here. */
const named: Record<string | symbol, unknown> = globalThis

class InProcess {
  readonly #switchboard: Switchboard = (named.__stryker__ ??= {}) as Switchboard
  #tests: Test[] = []
  #loads = 0

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    const tool = path.join(import.meta.dirname, 'node_modules/@vitest/expect/dist/index.js')
    const expect = vitestExpect((await import(pathToFileURL(tool).href)) as Parameters<typeof vitestExpect>[0])
    named.hotshoeJudges = { expect, ...this.#collectors() }
    const here = `${pathToFileURL(process.cwd()).href}/`
    registerHooks({
      resolve: (name, context, next) => {
        if (name === 'vitest') return { url: 'hotshoe:vitest', format: 'module', shortCircuit: true }
        const found = next(name, context)
        // Loaded anew: what a module remembers, or made when it was loaded, is of one load alone.
        return found.url.startsWith(here) && !found.url.includes('/node_modules/') ? { ...found, url: `${found.url.split('?')[0]}?${this.#loads}` } : found
      },
      load: (url, context, next) =>
        url === 'hotshoe:vitest'
          ? { format: 'module', shortCircuit: true, source: 'export const { test, it, describe, expect } = globalThis.hotshoeJudges' }
          : next(url, context),
    })
  }

  async dryRun() {
    this.#switchboard.activeMutant = undefined
    await this.#load()
    const tests = []
    for (const { id, name, run } of this.#tests) {
      const began = performance.now()
      this.#switchboard.currentTestId = id
      const message = await troubleOf(run)
      this.#switchboard.currentTestId = undefined
      tests.push({ id, name, timeSpentMs: performance.now() - began, ...(message === null ? { status: 0 } : { status: 1, failureMessage: message }) })
    }
    return { status: 'complete', tests, mutantCoverage: this.#switchboard.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, reloadEnvironment }: Asked) {
    const wanted = testFilter === undefined ? null : new Set(testFilter)
    if (!reloadEnvironment) {
      const failure = await this.#judge(activeMutant.id, { wanted, hitLimit })
      if (failure !== null && (await this.#passesUnbroken(failure.id))) return killed(failure)
    }
    // Nobody noticed, or something remembered it: asked again with nothing remembered.
    this.#switchboard.activeMutant = reloadEnvironment ? activeMutant.id : undefined
    const untold = await troubleOf(() => this.#load())
    if (untold !== null) return killed({ id: this.#tests[0]?.id ?? 'load', message: untold })
    const failure = await this.#judge(activeMutant.id, { wanted, hitLimit })
    return failure === null ? { status: 'survived', nrOfTests: wanted?.size ?? this.#tests.length } : killed(failure)
  }

  async #judge(mutant: string, { wanted, hitLimit }: { wanted: ReadonlySet<string> | null; hitLimit: number | undefined }): Promise<Failure | null> {
    Object.assign(this.#switchboard, { activeMutant: mutant, hitCount: 0, hitLimit })
    for (const { id, run } of this.#tests) {
      const message = wanted === null || wanted.has(id) ? await troubleOf(run) : null
      if (message !== null) return { id, message }
    }
    return null
  }

  async #passesUnbroken(id: string): Promise<boolean> {
    Object.assign(this.#switchboard, { activeMutant: undefined, hitLimit: undefined })
    const test = this.#tests.find((each) => each.id === id)
    return test !== undefined && (await troubleOf(test.run)) === null
  }

  /** The shortest files first: the long ones try hundreds of cases. */
  async #load() {
    this.#loads += 1
    this.#tests = []
    const files = await Promise.all((await judgeFiles()).map(async (file) => ({ file, size: (await stat(file)).size })))
    for (const { file } of files.toSorted((one, other) => one.size - other.size)) {
      this.#file = file
      await import(`${pathToFileURL(path.resolve(file)).href}?${this.#loads}`)
    }
  }

  #file = ''
  #within: string[] = []

  #collectors() {
    const add = (name: string, run: () => unknown) => {
      const told = [...this.#within, name].join(' > ')
      const same = this.#tests.filter((each) => each.name === told).length
      this.#tests.push({ id: `${this.#file}#${told}${same === 0 ? '' : ` (${same + 1})`}`, name: told, run })
    }
    const each = (rows: readonly unknown[]) => (name: string, run: (...row: unknown[]) => unknown) => {
      for (const [at, row] of rows.entries()) add(`${name} (row ${at + 1})`, () => (Array.isArray(row) ? run(...(row as unknown[])) : run(row)))
    }
    const test = Object.assign((name: string, run: () => unknown) => add(name, run), { each })
    const describe = (name: string, tell: () => void) => {
      this.#within.push(name)
      tell()
      this.#within.pop()
    }
    return { test, it: test, describe }
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: () => new InProcess() }]

function killed({ id, message }: Failure) {
  return /Hit count limit reached/.test(message)
    ? { status: 'timeout', reason: message }
    : { status: 'killed', killedBy: [id], failureMessage: message, nrOfTests: 1 }
}

async function troubleOf(run: () => unknown): Promise<string | null> {
  try {
    await run()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

type Chai = { use: (plugin: unknown) => void; expect: (value: unknown, message?: string) => unknown }

function vitestExpect(tool: { chai: Chai; JestChaiExpect: unknown; JestAsymmetricMatchers: unknown; JestExtend: unknown; ASYMMETRIC_MATCHERS_OBJECT: symbol }) {
  for (const plugin of [tool.JestExtend, tool.JestChaiExpect, tool.JestAsymmetricMatchers]) tool.chai.use(plugin)
  const expect = (value: unknown, message?: string) => tool.chai.expect(value, message)
  return Object.assign(expect, tool.chai.expect, named[tool.ASYMMETRIC_MATCHERS_OBJECT])
}
