import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { pictures } from './pictures.ts'

const root = path.join(import.meta.dirname, '../..')
const sizes = { desk: { width: 1280, height: 860 }, phone: { width: 375, height: 780 } }

const wanted = process.argv.slice(2)
const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-pictures-'))
const demo = await startDemo()
try {
  const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu'], ...ownChromium() })
  const signedIn = await signIn(browser)
  for (const name of Object.keys(pictures).filter((one) => wanted.length === 0 || wanted.includes(one))) await take(browser, name, signedIn)
  await browser.close()
} finally {
  await demo.end()
  await rm(data, { recursive: true })
}

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>

/** Once for all pictures: who signs in too often has to wait. */
async function signIn(browser: Browser): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: demo.address })
  const answer = await context.request.post('/api/sign-in', { data: { email: demo.email, password: demo.password }, headers: { origin: demo.address } })
  if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}.`)
  const state = await context.storageState()
  await context.close()
  return state
}

/** One picture, in a browser of its own. */
async function take(browser: Browser, name: string, storageState: SignedIn): Promise<void> {
  const { at, size = 'desk', before } = pictures[name] ?? { at: '/' }
  const page = await browser.newPage({
    baseURL: demo.address,
    viewport: sizes[size],
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
    storageState,
  })
  await page.goto(at)
  await settled(page)
  await before?.(page)
  await settled(page)
  await page.screenshot({ path: path.join(root, 'docs/manual/pictures', `${name}.png`) })
  await page.close()
  console.log(name)
}

/** Nothing is on its way any more, and nothing points at a row. */
async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[class*="Skeleton"]') === null)
  await page.evaluate(async () => void (await document.fonts.ready))
}

/** CHROMIUM_PATH, else Debian's Chromium, else the one Playwright may have downloaded itself. */
function ownChromium(): { executablePath?: string } {
  const found = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined)
  return found === undefined ? {} : { executablePath: found }
}

async function startDemo(): Promise<{ address: string; email: string; password: string; end: () => Promise<void> }> {
  const child = spawn(process.execPath, ['src/app/main.ts', 'demo', '--port', '0', '--data', data, '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    void ended.then(() => reject(new Error('The demo ended before it began.')))
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more
      if (text.includes('}')) resolve(text)
    })
  })
  return {
    ...(JSON.parse(said) as { address: string; email: string; password: string }),
    end: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
