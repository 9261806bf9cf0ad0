import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { getPriority, setPriority } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSources } from '../architecture/source.ts'
import { judgedSlices, pureFiles } from './pure-files.ts'

/** Breaks pure files in small ways, one at a time, and says which breaks no unit test of their slice notices. `bin/mutate` starts it. */
const root = path.resolve(import.meta.dirname, '../..')
const place = '.hotshoe/mutation'
const tool = path.join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js')

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { workers: { type: 'string', default: '1' }, list: { type: 'boolean', default: false } },
})
const wanted = (positionals.length === 0 ? judgedSlices : positionals).map((each) => path.relative(root, path.resolve(each)).replaceAll(path.sep, '/'))
const files = pureFiles(await readSources(judgedSlices)).filter((file) => wanted.some((each) => file === each || file.startsWith(`${each}/`)))

if (files.length === 0) {
  console.error(`There is no pure file in ${wanted.join(', ')}. Name a file like src/studio/calendar/offset.ts, or one of ${judgedSlices.join(', ')}.`)
  process.exitCode = 2
} else if (values.list) console.log(files.join('\n'))
else {
  // It takes many minutes, and nobody waits for it.
  setPriority(Math.max(getPriority(), 10))
  for (const slice of judgedSlices) {
    const ofSlice = files.filter((file) => file.startsWith(`${slice}/`))
    if (ofSlice.length > 0) process.exitCode = Math.max(Number(process.exitCode ?? 0), await mutate(slice, ofSlice))
  }
}

async function mutate(slice: string, ofSlice: readonly string[]): Promise<number> {
  await mkdir(path.join(root, place), { recursive: true })
  const config = path.join(root, place, `${path.basename(slice)}.settings.json`)
  await writeFile(config, JSON.stringify(settings(path.basename(slice), ofSlice), null, 2))
  const child = spawn(process.execPath, [tool, 'run', config], {
    cwd: root,
    env: { ...process.env, HOTSHOE_JUDGED_BY: slice },
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)))
}

function settings(name: string, mutated: readonly string[]) {
  return {
    mutate: mutated,
    testRunner: 'in-process',
    plugins: [path.join(import.meta.dirname, 'in-process.ts')],
    coverageAnalysis: 'perTest',
    concurrency: Number(values.workers),
    // A test takes thousandths of a second. What takes that long never ends, however busy the machine is.
    timeoutMS: 10_000,
    // It breaks a copy; what the program has written is not copied along.
    tempDirName: `${place}/copy`,
    ignorePatterns: ['.hotshoe', 'web-dist', 'test-results', 'playwright-report', 'samples'],
    // Types are stripped, never checked, and references between projects do not exist here.
    checkers: [],
    disableTypeChecks: false,
    tsconfigFile: 'none.json',
    warnings: { slow: false },
    reporters: ['clear-text', 'json', 'html', ...(process.stdout.isTTY ? ['progress'] : ['progress-append-only'])],
    clearTextReporter: { allowColor: process.stdout.isTTY, reportTests: false, logTests: false },
    jsonReporter: { fileName: `${place}/${name}.json` },
    htmlReporter: { fileName: `${place}/${name}.html` },
  }
}
