import { loadConfirmations } from '#studio/messages/papers/load-confirmations.ts'
import { loadInvoiceCopies } from '#studio/messages/papers/load-invoice-copies.ts'
import { loadStationery } from '#studio/messages/papers/load-stationery.ts'
import type { Attachment, AttachmentKind } from '#studio/messages/papers/paper.ts'
import type { Stationery } from '#studio/messages/papers/stationery.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Output, Step } from '#studio/triggers/trigger.ts'
import type { Subject } from './load-subjects.ts'
import type { Problem } from './plan.ts'

/** What letters are written on, and what is put in with a step's message for a record. */
export type Papers = {
  /** Null where nothing of the batch is a letter. */
  studio: Stationery | null
  putIn(step: Step, subject: Subject): PutIn
}
export type PutIn = { attachments: readonly Attachment[]; problem: Problem | null }

/** Who asks for no paper costs nothing: a batch of plain emails reads nothing here. */
export async function loadPapers(work: Work, subjects: readonly Subject[], outputs: readonly Output[]): Promise<Papers> {
  const steps = outputs.flatMap((output) => output.steps)
  const asked = new Set<AttachmentKind>(steps.flatMap(({ attach }) => attach))
  const made: Record<AttachmentKind, ReadonlyMap<number, Attachment>> = {
    'session-confirmation': asked.has('session-confirmation') ? await loadConfirmations(work, numbers(subjects, sessionOf)) : new Map(),
    'invoice-copy': asked.has('invoice-copy') ? await loadInvoiceCopies(work, numbers(subjects, invoiceOf)) : new Map(),
  }
  return {
    studio: steps.some(({ channel }) => channel === 'letter') ? await loadStationery(work) : null,
    putIn({ channel, attach }, subject) {
      if (channel !== 'email' && channel !== 'letter') return nothing
      const found = attach.map((kind) => made[kind].get((kind === 'invoice-copy' ? invoiceOf(subject) : sessionOf(subject)) ?? 0))
      const attachments = found.filter((one) => one !== undefined)
      return { attachments, problem: attachments.length < found.length ? missing : null }
    },
  }
}

const nothing: PutIn = { attachments: [], problem: null }
const missing: Problem = { code: 'empty-field', detail: '“Session date” is empty for this record, so there is nothing to confirm. Give the session a date.' }

function sessionOf({ sessionId }: Subject): number | null {
  return sessionId
}

function invoiceOf({ kind, subjectId }: Subject): number | null {
  return kind === 'invoice' ? subjectId : null
}

function numbers(subjects: readonly Subject[], of: (subject: Subject) => number | null): number[] {
  return [...new Set(subjects.flatMap((subject) => of(subject) ?? []))]
}
