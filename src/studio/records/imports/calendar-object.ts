import ICAL from 'ical.js'
import { oneLine } from '../written-text.ts'
import { modernLines } from './content-lines.ts'

/** A property of a calendar object: its name in small letters, its parameters, and its values as jCal (RFC 7265) has them. */
export type Property = { name: string; parameters: Readonly<Record<string, string | string[]>>; values: readonly unknown[] }

/** The properties of an event or another part of a calendar; null where it is broken: a line that is no property, or without an end. */
export function propertiesOf(text: string): Property[] | null {
  try {
    if (!/\nEND:\s*\w+\s*$/i.test(text)) return null
    const [, properties] = ICAL.parse(modernLines(text)) as [string, [string, Property['parameters'], string, ...unknown[]][]]
    return properties.map(([name, parameters, , ...values]) => ({ name, parameters, values }))
  } catch {
    return null
  }
}

export function allNamed(properties: readonly Property[], name: string): Property[] {
  return properties.filter((property) => property.name === name)
}

/** The texts of all properties with this name, as they are written. */
export function textsIn(properties: readonly Property[], name: string): string[] {
  return allNamed(properties, name).flatMap(({ values }) =>
    values.map((value) => (typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : '')),
  )
}

export function textIn(properties: readonly Property[], name: string): string {
  return textsIn(properties, name)[0] ?? ''
}

/** The number by which an event is known; those of a series share it. */
export function uidOf(properties: readonly Property[]): string {
  return oneLine(textIn(properties, 'uid'))
}

/** A parameter on one line; empty where it is not there. */
export function parameterOf({ parameters }: Property, name: string): string {
  return oneLine([parameters[name] ?? ''].flat().join(' '))
}
