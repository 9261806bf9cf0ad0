import type { OutputConfiguration } from 'commander'

/** How commander's complaints about a command are told: as sentences, and with where to read on. Empty for the program itself. */
export function complaints(command = ''): OutputConfiguration {
  return { outputError: (said, write) => write(sentence(said, command)) }
}

function sentence(said: string, command: string): string {
  const text = said.replace(/^error: /, '').trimEnd()
  const [first = '', ...rest] = text.split('\n')
  const help = `See: hotshoe ${command === '' ? '' : `${command} `}--help`
  return `${[`${first.charAt(0).toUpperCase()}${first.slice(1)}${/[.?)]$/.test(first) ? '' : '.'}`, ...rest, help].join('\n')}\n`
}
