import type { Work } from '#studio/staff/work.ts'
import type { CalendarEvent } from './calendar-event.ts'
import { findNamed } from './find-named.ts'
import { type Candidate, type Candidates, candidatesKey } from './named.ts'
import { namesInTitle } from './names-in-title.ts'

/**
 * The client an event is about, with the texts of the event that lead there; or why it is nobody: `several` may be meant, or none. An event that
 * names nobody is not refused here: appointments may be with nobody.
 */
export type EventClient = { id: number; texts: string[] } | { id: null; several: string[] }

/** Whom events are about: who is invited, by email; else whose email stands in the description; else who is named in full. */
export async function findEventClients(work: Work, events: readonly CalendarEvent[]): Promise<Map<CalendarEvent, EventClient>> {
  const texts = new Set(events.flatMap(({ emails, names, title }) => [...emails.flat(), ...names, ...namesInTitle(title)]))
  const found = await findNamed(work, [{ what: 'client', texts: [...texts] }])
  return new Map(events.map((event) => [event, clientOf(event, found)]))
}

/** A text with one client whom it may mean. */
type Lead = { text: string; client: Candidate }

function clientOf({ emails, names, title }: CalendarEvent, found: Candidates): EventClient {
  const leadsOf = (all: readonly string[]): Lead[] =>
    all.flatMap((text) => (found.get(candidatesKey('client', text)) ?? []).map((client) => ({ text, client })))
  const named = [names, namesInTitle(title)].map(leadsOf)
  const steps = [...emails.map(leadsOf), ...named].map(present).filter((step) => step.length > 0)
  const [nearest] = steps
  if (nearest === undefined) return { id: null, several: [] }
  if (idsIn(nearest).size === 1) return meant(nearest)
  // An address that a family shares: whose name stands in the event.
  for (const step of named) {
    const ids = idsIn(step)
    const both = nearest.filter(({ client: { id } }) => ids.has(id))
    if (idsIn(both).size === 1) return meant([...both, ...step.filter(({ client: { id } }) => id === both[0]?.client.id)])
  }
  return { id: null, several: [...new Set(nearest.map(({ client: { label } }) => label))] }
}

/** Who is put away counts only where nobody else is meant. */
function present(leads: readonly Lead[]): Lead[] {
  const there = leads.filter(({ client: { gone } }) => !gone)
  return there.length > 0 ? there : [...leads]
}

const idsIn = (leads: readonly Lead[]) => new Set(leads.map(({ client: { id } }) => id))

function meant(leads: readonly Lead[]): EventClient {
  const [first] = leads
  const others = leads.filter(({ text }) => text !== first?.text && !text.includes('@'))
  return first === undefined ? { id: null, several: [] } : { id: first.client.id, texts: [first.text, ...others.slice(0, 1).map(({ text }) => text)] }
}
