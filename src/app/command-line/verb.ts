import type { Zone } from '#studio/calendar/zone.ts'
import type { Caller } from './caller.ts'
import type { Field } from './field.ts'
import type { Globals } from './globals.ts'
import { inZone } from './in-zone.ts'

/** Options by their name without hyphens: `--on-hold` is `onHold`. */
export type Given = Readonly<Record<string, string | boolean | string[] | undefined>>

/** What a command was asked to do. An argument that may come several times is given as all of them. */
export type Asked = { caller: Caller; args: readonly string[]; given: Given }

/** What comes of it: the endpoint's answer for `--json`, and how a person reads it, with times as the studio's clock shows them (null: as they are). `undone`: why some of what was asked could not be done; `interrupted`: because somebody ended it. `further`: what is told after it, so that a long answer is never held as a whole; with `--json` a line each. */
export type Told = { answer: unknown; text: (zone: Zone | null) => string; undone?: string | null; interrupted?: boolean; further?: () => Promise<Told | null> }

type Described = {
  /** With its arguments, as commander writes them: `show <client>`. Empty for an area that is a command itself. */
  name: string
  says: string
  fields?: readonly Field[]
  /** What follows `hotshoe `. */
  examples?: readonly string[]
}

/** A command that asks endpoints. */
export type Verb = Described & { run(asked: Asked): Promise<Told> }

/** A command that needs the program itself, on this machine. `null`: it has said everything already. */
export type LocalVerb = Described & { runHere(given: Given, globals: Globals, args: readonly string[]): Promise<Told | null> }

export type AnyVerb = Verb | LocalVerb

/** `text` gets the answer with times as they are to be read, and the answer itself where it has to reckon with them. */
export function told<T>(answer: T, text: (answer: T, exact: T) => string): Told {
  return { answer, text: (zone) => text(zone === null ? answer : inZone(answer, zone), answer) }
}
