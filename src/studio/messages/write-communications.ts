import type { Work } from '#studio/staff/work.ts'
import type { CommunicationDraft } from './communication.ts'

/**
 * Writes down what was generated, in one statement, and returns the ids in the order of the drafts. Emails get their message
 * id here: stable from now on, so that a retry is the same message to every mail server.
 */
export async function writeCommunications(_work: Work, _drafts: readonly CommunicationDraft[]): Promise<number[]> {
  throw new Error('Not written yet.')
}
