import { appWords } from './app.ts'
import { callWords } from './calls.ts'
import { messageWords } from './messages.ts'
import { processWords } from './process.ts'
import { staffWords } from './staff.ts'
import { taskWords } from './tasks.ts'

/** Everything people read in the web app, by key. An area has its own file; entries that count or name something are functions. */
export const words = {
  ...appWords,
  staff: staffWords,
  process: processWords,
  messages: messageWords,
  calls: callWords,
  tasks: taskWords,
} as const
