import { automatic } from './automatic.ts'
import { backtest } from './backtest.ts'
import { explain } from './explain.ts'
import { fair } from './fair.ts'
import type { Figure } from './figure.ts'
import { forecast } from './forecast.ts'
import { arm, idle } from './idle.ts'
import { importClients } from './import-clients.ts'
import { lists } from './lists.ts'
import { preview } from './preview.ts'
import { processAll } from './process.ts'
import { reminders } from './reminders.ts'
import { start } from './start.ts'
import { sweep } from './sweep.ts'

const benches: Record<string, () => Promise<Figure[]>> = {
  reminders,
  idle,
  arm,
  start,
  lists,
  import: importClients,
  preview,
  process: processAll,
  automatic,
  explain,
  fair,
  backtest,
  forecast,
  sweep,
}
const args = process.argv.slice(2)
const names = args.filter((arg) => arg !== '--json')
const unknown = names.filter((name) => !(name in benches))

if (names.length === 0 || unknown.length > 0) {
  console.error(unknown.length > 0 ? `There is no bench called ${unknown.join(', ')}.` : 'Which bench?')
  console.error(`Use: bin/bench NAME… [--json], with ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

let holds = true
for (const name of names) {
  for (const figure of (await benches[name]?.()) ?? []) {
    holds &&= figure.holds
    console.log(args.includes('--json') ? JSON.stringify(figure) : inWords(figure))
  }
}
process.exit(holds ? 0 : 1)

function inWords({ bench, figure, value, unit, floor, ratio, limit, least, holds: fine }: Figure): string {
  const against = floor === null ? '' : `, floor ${floor} ${unit}`
  const bound = least ? `at least ${limit} ${unit}` : ratio === null ? `limit ${limit} ${unit}` : `ratio ${ratio}, limit ${limit}`
  return `${fine ? '✓' : '✗'} ${bench} ${figure}: ${value} ${unit}${against} (${bound})`
}
