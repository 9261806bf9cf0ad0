import { describe, expect, test } from 'vitest'
import { hotshoe } from '#support/command-line.ts'
import { areas } from './areas.ts'

describe('Help and usage', () => {
  test('the help lists every command', async () => {
    const { status, out } = await hotshoe('--help')
    expect(status).toBe(0)
    const width = Math.max(...areas.map(({ name }) => name.length))
    for (const { name, says } of areas) expect(out).toContain(`  ${name.padEnd(width)}  ${says}`)
  })

  test.each(areas.map(({ name }) => name))('hotshoe %s --help says more', async (name) => {
    const { status, out, err } = await hotshoe(name, '--help')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain(`Usage: hotshoe ${name}`)
  })

  test('hotshoe help clients is the same as hotshoe clients --help', async () => {
    expect((await hotshoe('help', 'clients')).out).toBe((await hotshoe('clients', '--help')).out)
  })

  test('an unknown command is no command, and the nearest one is named', async () => {
    const { status, out, err } = await hotshoe('cleints')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('Did you mean clients?')
    expect((await hotshoe('clients', 'lst')).err).toContain('Did you mean list?')
  })

  test('what is wrong usage says where to read on: in the help of that command', async () => {
    expect((await hotshoe('clients', 'list', '--serach', 'x')).err).toBe(
      "Unknown option '--serach'.\n(Did you mean --search?)\nSee: hotshoe clients list --help\n",
    )
    expect((await hotshoe('items', '--foo')).err).toBe("Unknown option '--foo'.\nSee: hotshoe items --help\n")
    expect((await hotshoe('--foo')).err).toBe("Unknown option '--foo'.\nSee: hotshoe --help\n")
  })

  test.each([
    ['an unknown option', ['clients', 'list', '--serach', 'x']],
    ['a missing argument', ['clients', 'show']],
    ['one too many', ['sweep', 'now']],
    ['an option without its value', ['clients', 'list', '--search']],
    ['an area without a command', ['clients']],
  ])('%s is wrong usage', async (_, args) => {
    expect(await hotshoe(...args)).toMatchObject({ status: 2, out: '' })
  })
})
