import type { Serving } from '#app/serve.ts'
import { own } from './field.ts'
import type { Globals } from './globals.ts'
import { shiftedClocks } from './shifted-clocks.ts'
import { studioFields } from './studio-fields.ts'
import type { AnyVerb, Given } from './verb.ts'

const network = [
  own('--port <port>', 'where to listen, 4600 when left out; 0 for any free port (or PORT)'),
  own('--host <address>', 'on which address; 0.0.0.0 for all (or HOST)'),
]

export const serveVerbs: AnyVerb[] = [
  {
    name: '',
    says: 'starts Hotshoe for real use; the first start asks for the studio and its owner',
    fields: [
      ...network,
      own('--public-url <address>', 'how clients reach it from outside (or PUBLIC_URL)'),
      own('--role <role>', 'web, worker or all (or HOTSHOE_ROLE)'),
      ...studioFields,
    ],
    examples: ['serve', 'serve --host 0.0.0.0 --public-url https://studio.example.com', 'serve --role worker'],
    runHere: async (given, globals) => {
      const [{ serve, untilStopped }, { findPort }, { configOf, hasDatabase }, { askForStudio, ensureStudio }] = await Promise.all([
        import('#app/serve.ts'),
        import('#app/find-port.ts'),
        import('./open-here.ts'),
        import('./create-studio.ts'),
      ])
      const config = await configOf(globals, placeOf(given))
      // Where there is no database there is no studio: asked first, so that a start without answers leaves nothing behind.
      const isNew = config.databaseUrl === null && !(await hasDatabase(config.data))
      if (isNew && config.role !== 'worker') await findPort(config)
      const answers = isNew ? await askForStudio(given) : null
      const serving = await serve(config, (program) => ensureStudio(program, async () => answers ?? askForStudio(given)))
      for (const line of await shiftedClocks(serving.program)) console.error(line)
      console.log(openingOf(serving, globals))
      await untilStopped(serving)
      return null
    },
  },
]

export const demoVerbs: AnyVerb[] = [
  {
    name: '',
    says: 'starts a demo studio to look around in; its emails go to a mailbox of its own',
    fields: [...network, own('--fresh', 'begin anew, with dates around today')],
    examples: ['demo', 'demo --port 0 --data /tmp/demo'],
    runHere: async (given, globals) => {
      const { runDemo } = await import('#app/demo/run-demo.ts')
      await runDemo({
        ...placeOf(given),
        ...(globals.data === undefined ? {} : { data: globals.data }),
        fresh: given.fresh === true,
        json: globals.json === true,
      })
      return null
    },
  },
]

function placeOf(given: Given): { host?: string; port?: string; role?: string; publicUrl?: string } {
  return Object.fromEntries(['host', 'port', 'role', 'publicUrl'].flatMap((key) => (given[key] === undefined ? [] : [[key, String(given[key])]])))
}

function openingOf({ address, program }: Serving, { json }: Globals): string {
  if (json === true) return JSON.stringify({ address, data: program.config.data })
  return address === null ? 'Hotshoe works. Ctrl-C ends it.' : `Hotshoe is at ${address}/  (Ctrl-C ends it)`
}
