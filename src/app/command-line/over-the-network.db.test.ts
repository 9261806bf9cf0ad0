import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#app/config.ts'
import { openProgram, type Program } from '#app/open-program.ts'
import { constraints, endpoints } from '#app/wire.ts'
import { openServer } from '#platform/http/open-server.ts'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

describe('Over the network', () => {
  let studio: CommandLineStudio
  let program: Program
  let stop: () => Promise<void>
  let token = ''
  let url = ''

  beforeAll(async () => {
    studio = await commandLineStudio()
    await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller', '--phones', '[{"phone":"+13125550100"}]')
    await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-20')
    await answer(
      'triggers',
      'create',
      '--description',
      'A week before',
      '--status',
      'Booked',
      '--before',
      '7',
      '--channels',
      'call',
      '--wording',
      'Remind',
      '--active',
    )
    program = await openProgram(readConfig({}, studio.environment), { hold: false })
    const server = await openServer({
      endpoints: endpoints(program.gate),
      constraints,
      publicUrl: 'http://127.0.0.1',
      bundle: null,
      report: () => undefined,
      health: async () => undefined,
    })
    url = await server.listen({ host: '127.0.0.1', port: 0 })
    token = String((await answer('token', 'create', '--name', 'Script', '--role', 'owner')).secret)
    stop = async () => {
      await server.close()
      await program.close()
      await studio.close()
    }
  })
  afterAll(() => stop())

  test.each([
    ['clients list'],
    ['items --view done'],
    ['sessions show 1'],
    ['triggers list'],
    ['api GET /studio/clock'],
    ['forecast'],
    ['api GET /forecast/export'],
  ])('%s answers as it does here', async (command) => {
    const args = command.split(' ')
    const [there, here] = [await answer(...args, '--url', url, '--token', token), await answer(...args)]
    const withoutTime = ({ now: _, shift_seconds: __, local: ___, ...rest }: Record<string, unknown>) => rest
    expect(withoutTime(there)).toEqual(withoutTime(here))
  })

  test('a run is started and carried out there', async () => {
    await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-12')
    await answer('clock', 'set', '2026-05-05T08:00')
    await answer('sweep', '--url', url, '--token', token)
    expect(await answer('process', '--all', '--url', url, '--token', token)).toMatchObject({
      state: 'done',
      outcomes: { processed: 1 },
      actor: { kind: 'token', name: 'Script' },
    })
  })

  test('refusals are the same sentences; without a token it says how to give one', async () => {
    expect((await hotshoe('clients', 'show', '4711', '--url', url, '--token', token)).err).toBe((await hotshoe('clients', 'show', '4711')).err)
    const { status, err } = await hotshoe('items', '--url', url)
    expect(status).toBe(1)
    expect(err).toMatch(/--token or HOTSHOE_TOKEN/)
  })
})
