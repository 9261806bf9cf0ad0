import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

/** Beside a reply, a server can: */
export const hangUp = { does: 'hang up' } as const
export const reset = { does: 'reset' } as const
export const silence = { does: 'nothing' } as const
export type Reaction = string | typeof hangUp | typeof reset | typeof silence
export type Stage = 'greeting' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'middle' | 'end' | 'RSET'
/** What the server does at each stage; what is not named goes well. A list is worked off, its last entry stays. */
export type Script = Partial<Record<Stage, Reaction | Reaction[]>> & { extensions?: string[] }

const goesWell: Record<Stage, Reaction> = {
  greeting: '220 ready',
  EHLO: '',
  HELO: '250 hello',
  STARTTLS: '454 not today',
  AUTH: '235 welcome',
  MAIL: '250 sender ok',
  RCPT: '250 recipient ok',
  DATA: '354 go ahead',
  middle: '',
  end: '250 2.0.0 queued as 1',
  RSET: '250 forgotten',
}

/** A mail server that misbehaves on cue, and remembers what it was told and how often a whole message arrived. */
export class ScriptedSmtp {
  readonly heard: string[] = []
  accepted = 0
  connections = 0
  readonly sockets = new Set<Socket>()
  readonly #script: Script
  readonly #server: Server

  constructor(script: Script) {
    this.#script = script
    this.#server = createServer((socket) => this.#talk(socket))
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  close(): void {
    this.#server.close()
    for (const socket of this.sockets) socket.destroy()
  }

  #react(stage: Stage, socket: Socket): boolean {
    const planned = this.#script[stage]
    const reaction = (Array.isArray(planned) ? (planned.length > 1 ? planned.shift() : planned[0]) : planned) ?? goesWell[stage]
    if (reaction === hangUp) socket.end()
    else if (reaction === reset) socket.resetAndDestroy()
    else if (reaction === silence) socket.pause()
    else if (typeof reaction === 'string' && reaction !== '') socket.write(`${reaction}\r\n`)
    return typeof reaction === 'string' && /^[23]/.test(reaction)
  }

  #talk(socket: Socket): void {
    let data: string | null = null
    let rest = ''
    this.connections += 1
    this.sockets.add(socket)
    socket.on('error', () => {})
    this.#react('greeting', socket)
    socket.on('data', (chunk) => {
      if (data !== null) {
        data += chunk.toString('latin1')
        if (data === '.\r\n') {
          // What a client sends to get out of a DATA that was accepted without a recipient.
          data = null
          socket.write('554 no recipients\r\n')
        } else if (data.endsWith('\r\n.\r\n')) {
          data = null
          this.accepted += 1
          this.#react('end', socket)
        } else if (this.#script.middle !== undefined) this.#react('middle', socket)
        return
      }
      rest += chunk.toString('latin1')
      const lines = rest.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        this.heard.push(line)
        const command = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
        if (command === 'QUIT') socket.end('221 bye\r\n')
        else if (command === 'EHLO' && this.#script.EHLO === undefined)
          socket.write(['250-hello', ...(this.#script.extensions ?? ['PIPELINING']).map((name) => `250-${name}`)].join('\r\n') + '\r\n250 HELP\r\n')
        else if (command in goesWell && this.#react(command as Stage, socket) && command === 'DATA') data = ''
      }
    })
  }
}
