import { Type } from 'typebox'

/** The kinds of record that have a status, a history, and triggers. Types exist for sessions only. */
export const subjectKinds = {
  client: { label: 'Client', plural: 'Clients', hasTypes: false },
  session: { label: 'Session', plural: 'Sessions', hasTypes: true },
} as const

export type SubjectKind = keyof typeof subjectKinds

/** What has lines of history: tasks too, and the studio's way of sending email (number 1), which have no status. */
export type HistoryKind = SubjectKind | 'task' | 'sender'

/** A record, named by kind and number. */
export type Subject = { subjectKind: SubjectKind; subjectId: number }

export const subjectKindSchema = Type.Enum(['client', 'session'])
export const typedKindSchema = Type.Enum(['session'])
