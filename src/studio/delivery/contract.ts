import { Type } from 'typebox'
import { byId, contract, done, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { run } from '#studio/processing/contract.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'

export const dispatchState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('claimed'),
  Type.Literal('sending'),
  Type.Literal('sent'),
  Type.Literal('retry'),
  Type.Literal('failed'),
  Type.Literal('in-doubt'),
  Type.Literal('recalled'),
  Type.Literal('expired'),
])

/** A generated email on its way. `id` is the communication's. */
export const dispatch = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  state: dispatchState,
  to_name: Type.String(),
  to_address: Type.String(),
  subject: Type.String(),
  client_id: nullable(Type.Integer()),
  session_id: nullable(Type.Integer()),
  item_id: nullable(Type.Integer()),
  record: nullable(Type.Object({ kind: Type.Enum(triggerSubjectKeys), id: Type.Integer(), name: Type.String() }, { description: 'Of the item' })),
  trigger: nullable(Type.String()),
  created_at: instant,
  goes_at: nullable(instant),
  resting: Type.Boolean({ description: 'Can still be recalled in its resting time' }),
  not_after: nullable(instant),
  settled_at: nullable(instant),
  attempts: Type.Integer(),
  reason: nullable(Type.String({ description: 'In words' })),
  rehearsed_to: nullable(Type.String()),
  sent_with: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String({ description: 'Its subject' }) }), {
    description: 'Other messages in the same email',
  }),
})

export const listDispatches = contract({
  method: 'GET',
  path: '/messages',
  permission: 'messages.read',
  summary: 'Emails by where they are on their way, newest first.',
  query: Type.Object({
    view: Type.Optional(
      Type.Union(
        [Type.Literal('waiting'), Type.Literal('sent'), Type.Literal('trouble'), Type.Literal('in-doubt'), Type.Literal('recalled'), Type.Literal('all')],
        {
          default: 'all',
          description: 'waiting: waiting, claimed, sending, retry · trouble: failed, in doubt, expired · in-doubt: may have been sent, somebody must decide',
        },
      ),
    ),
    client_id: Type.Optional(Type.Integer()),
    session_id: Type.Optional(Type.Integer()),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    ...paging,
  }),
  response: Type.Object({ ...page(dispatch).properties, counts: Type.Record(Type.String(), Type.Integer()) }),
})

export const readDoubts = contract({
  method: 'GET',
  path: '/message-doubts',
  permission: 'messages.read',
  summary: 'How many emails are in doubt: they may have been sent or not, and wait until somebody decides.',
  response: Type.Object({ count: Type.Integer(), sole: nullable(Type.Integer({ description: 'Its number where there is just one' })) }),
})

export const readDispatch = contract({
  method: 'GET',
  path: '/messages/:id',
  permission: 'messages.read',
  summary: 'One email with its content.',
  params: byId,
  response: Type.Object({
    ...dispatch.properties,
    html: Type.String(),
    attachments: Type.Array(Type.String(), { description: 'What is put in, by name' }),
    plain: Type.String(),
    from: Type.String(),
    message_id: nullable(Type.String({ description: 'Of the email it leaves in' })),
    response: nullable(Type.String()),
  }),
})

export const decideDispatch = contract({
  method: 'PUT',
  path: '/messages/:id/decision',
  permission: 'messages.write',
  summary:
    'recall: not sent yet, its item is held · send-now: ends the resting time · send-again: an in-doubt or failed one goes once more · mark-sent: an in-doubt one is taken as sent. What left in one email is decided together, except recalls.',
  params: byId,
  body: Type.Object({
    decision: Type.Union([Type.Literal('recall'), Type.Literal('send-now'), Type.Literal('send-again'), Type.Literal('mark-sent')]),
    version: Type.Integer(),
  }),
  response: dispatch,
})

const undone = {
  recalled: Type.Integer(),
  canceled: Type.Integer(),
  put_back: Type.Integer(),
  already_gone: Type.Integer({ description: 'Left already, or worked on' }),
}

export const previewUndo = contract({
  method: 'GET',
  path: '/processing-runs/:id/undone',
  permission: 'items.decide',
  summary: 'What undoing a run would take back just now. Nothing is.',
  params: byId,
  response: Type.Object(undone),
})

export const undoRun = contract({
  method: 'PUT',
  path: '/processing-runs/:id/undone',
  permission: 'items.decide',
  summary:
    'Recalls what is unsent of a run and cancels its untouched calls and tasks, whose items are held; while it can be undone, skipped and deleted items are put back where they stood.',
  params: byId,
  body: Type.Object({ undone: Type.Literal(true) }),
  response: Type.Object({ ...undone, run }),
})

/** A run of the last minutes of which something can still be taken back. */
export const undoableRun = Type.Object({
  id: Type.Integer(),
  at: instant,
  undoable_until: instant,
  outcomes: run.properties.outcomes,
  actor: run.properties.actor,
})

export const listUndoableRuns = contract({
  method: 'GET',
  path: '/undoable-runs',
  permission: 'items.read',
  summary: 'The latest runs that can still be undone, whoever started them, newest first, at most 3.',
  response: Type.Object({ rows: Type.Array(undoableRun) }),
})

export const sendNow = contract({
  method: 'POST',
  path: '/deliveries',
  permission: 'messages.write',
  summary: 'Sends what is due now and answers when it is done. A request that is closed before begins no further message; those on their way are finished.',
  response: Type.Object({
    sent: Type.Integer(),
    retry: Type.Integer(),
    failed: Type.Integer(),
    in_doubt: Type.Integer(),
    recalled: Type.Integer(),
    expired: Type.Integer(),
    waiting: Type.Integer(),
    blocked: nullable(Type.String({ description: 'Why nothing leaves: a pause, no mail server, its refusal, another installation' })),
    rehearsed_to: nullable(Type.String({ description: 'Where everything goes in a rehearsal' })),
  }),
})

export const testSender = contract({
  method: 'POST',
  path: '/sender/test',
  permission: 'setup.write',
  summary: 'Sends a real test mail with the saved settings.',
  body: Type.Object({ to: Type.String({ minLength: 3, maxLength: 320 }) }),
  response: done,
})
