import { type Static, Type } from 'typebox'
import { byId, contract, done } from '#platform/http/contract.ts'
import { line, strict } from '../reference.ts'

/** The lists whose views can be saved. */
export const viewedLists = ['clients', 'sessions', 'appointments', 'invoices', 'production_orders', 'preproduction_orders', 'vendors', 'tasks'] as const
export type ViewedList = (typeof viewedLists)[number]

const search = Type.Record(Type.String({ maxLength: 40 }), Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()]), {
  maxProperties: 20,
  description: 'What stands in the address of the list’s screen: filters, order, hidden columns',
})

export const savedView = Type.Object({ id: Type.Integer(), list: Type.Enum([...viewedLists]), name: Type.String(), search })
export type SavedView = Static<typeof savedView>
const newView = Type.Object({ list: Type.Enum([...viewedLists]), name: line, search }, strict)
export type NewView = Static<typeof newView>

export const listViews = contract({
  method: 'GET',
  path: '/saved-views',
  permission: 'records.read',
  summary: 'The saved views of a list, by name.',
  query: Type.Object({ list: Type.Enum([...viewedLists]) }),
  response: Type.Object({ rows: Type.Array(savedView) }),
})

export const saveView = contract({
  method: 'PUT',
  path: '/saved-views',
  permission: 'records.write',
  summary: 'Saves a list as it is seen under a name, for everybody. One of that name is replaced.',
  body: newView,
  response: savedView,
})

export const renameView = contract({
  method: 'PATCH',
  path: '/saved-views/:id',
  permission: 'records.write',
  summary: 'Gives a saved view another name, which no other view of the list may have.',
  params: byId,
  body: Type.Object({ name: line }, strict),
  response: savedView,
})

export const deleteView = contract({
  method: 'DELETE',
  path: '/saved-views/:id',
  permission: 'records.write',
  summary: 'Deletes a saved view. One that is gone already is gone.',
  params: byId,
  response: done,
})
