import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command, CommanderError } from 'commander'
import { addVerbs } from './add-verbs.ts'
import { type Area, areas } from './areas.ts'
import { complaints } from './complaints.ts'
import { exitStatuses } from './exit-statuses.ts'
import { globalOptions } from './globals.ts'
import { tellTrouble } from './tell-trouble.ts'

/** Carries out one command and returns the exit status (see exit-statuses.ts). Answers go to standard output, everything else to standard error. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const program = commands()
  const wanted = args[0] === 'help' ? [...args.slice(1), '--help'] : args
  try {
    await program.parseAsync(wanted.length === 0 ? ['--help'] : wanted, { from: 'user' })
    return exitStatuses.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatuses.done : exitStatuses.wrongUsage
    return tellTrouble(error, { json: wanted.includes('--json') })
  }
}

function commands(): Command {
  const program = new Command('hotshoe')
  const byName = new Map<string, Area>(areas.map((area) => [area.name, area]))
  program
    .description('Hotshoe: the right message, call or task at the right moment, exactly once.')
    .usage('<command> [options]')
    .version(`hotshoe ${version()}`, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput(complaints())
    .addHelpText('after', closing)
  for (const [flags, says] of globalOptions) program.option(flags, says)
  for (const { name, says, group } of areas)
    program.command(name).description(says).helpGroup(group).copyInheritedSettings(program).configureOutput(complaints(name))
  program.hook('preSubcommand', async (_, command) => {
    const area = byName.get(command.name())
    if (area !== undefined) addVerbs(command, await area.load())
  })
  return program
}

const closing = `
"hotshoe <command> --help" says more about a command.

Exit status: 0 done · 1 refused or failed, with the reason on standard error · 2 not understood · 3 not reachable · 130 interrupted

Examples:
  hotshoe demo
  hotshoe items
  hotshoe process --all --send
  hotshoe clients list --search miller --json`

function version(): string {
  const read: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../package.json'), 'utf8'))
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : ''
}
