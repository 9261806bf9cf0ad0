/** Options that every command takes, wherever they stand. */
export type Globals = {
  /** Print the answer of the endpoint and nothing else. */
  json?: boolean
  data?: string
  studio?: string
  url?: string
  token?: string
  allowClock?: boolean
}

/** As the program lists them in its help. */
export const globalOptions = [
  ['--json', 'print exactly what the endpoint answers, one JSON document'],
  ['--data <folder>', 'data folder of this machine (or HOTSHOE_DATA)'],
  ['--studio <number>', 'which studio, where there are several'],
  ['--url <address>', 'ask a Hotshoe that runs at this address (or HOTSHOE_URL)'],
  ['--token <token>', 'the token to ask it with (or HOTSHOE_TOKEN)'],
  ['--allow-clock', 'let the studio clock be set, for tests and rehearsals (or HOTSHOE_ALLOW_CLOCK=1)'],
] as const
