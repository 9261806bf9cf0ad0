import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** CHROMIUM_PATH, else Debian's Chromium, else the one Playwright may have downloaded itself. */
const chromium = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined)

export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: './tests/journeys/before-all-journeys.ts',
  testMatch: /\.(?:test|spec|journey)\.ts$/,
  // Those tell their story without a browser; vitest runs them.
  testIgnore: /\.db\.test\.ts$/,
  outputDir: 'test-results/journeys',
  // Two mornings at once: each file has a program and a database of its own. Journeys of one file follow one another.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // `--reporter=json` replaces this list: bin/test counts that way.
  reporter: [['list']],
  use: {
    headless: true,
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    // Drawers and questions stand at once: nobody waits for them to slide in.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: ['--no-sandbox', '--disable-gpu'], ...(chromium === undefined ? {} : { executablePath: chromium }) },
  },
})
