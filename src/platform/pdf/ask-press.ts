import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A document to set: the template file (typst) and what stands in it, as JSON. Data never becomes markup. */
export type Sheet = { template: URL; data: unknown }

/** What the process is asked: a PDF, or the metadata of this label. And what it tells. */
export type Asked = { number: number; template: string; data: string; label: string | null }
export type Made = { pdf: Uint8Array } | { found: unknown }
export type Told = { number: number } & (Made | { trouble: string })

/** The process ends when nothing was set for so long, and all its memory goes back: a thread's would stay with the program (decision 39). */
const restMilliseconds = 20_000

type Waiting = { resolve(made: Made): void; reject(error: Error): void }
type Press = { child: ChildProcess; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | null }

let press: Press | null = null
let last = 0

/**
 * Has a document set in a process of its own, one after another: requests are answered meanwhile, and the memory it takes is that of
 * one document. Throws when the template is wrong, which is a mistake of ours.
 */
export async function askPress({ template, data }: Sheet, label: string | null): Promise<Made> {
  const opened = openPress()
  last += 1
  const asked: Asked = { number: last, template: template.href, data: JSON.stringify(data), label }
  return new Promise((resolve, reject) => {
    opened.waiting.set(asked.number, { resolve, reject })
    opened.child.channel?.ref()
    opened.child.send(asked, (error) => {
      if (error !== null) close(opened, error)
    })
  })
}

function openPress(): Press {
  if (press !== null) {
    if (press.idle !== null) clearTimeout(press.idle)
    return press
  }
  const child = fork(fileURLToPath(new URL('./pdf-process.ts', import.meta.url)), { serialization: 'advanced', execArgv: [] })
  const opened: Press = { child, waiting: new Map(), idle: null }
  child
    .on('message', (told) => settle(opened, told as Told))
    .once('error', (error) => close(opened, error))
    .once('exit', () => close(opened, new Error('The typesetter has ended.')))
  // One at rest does not keep a command from ending, and ends with it: its channel closes.
  child.unref()
  child.channel?.unref()
  press = opened
  return opened
}

function settle(at: Press, told: Told): void {
  const asker = at.waiting.get(told.number)
  at.waiting.delete(told.number)
  if ('trouble' in told) asker?.reject(new Error(`The document could not be set: ${told.trouble}`))
  else asker?.resolve(told)
  if (at.waiting.size > 0) return
  at.child.channel?.unref()
  at.idle = setTimeout(() => at.child.disconnect(), restMilliseconds)
  at.idle.unref()
}

function close(at: Press, why: Error): void {
  if (press === at) press = null
  if (at.idle !== null) clearTimeout(at.idle)
  for (const { reject } of at.waiting.values()) reject(why)
  at.waiting.clear()
}
