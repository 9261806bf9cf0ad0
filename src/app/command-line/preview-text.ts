import type { Output } from '#platform/http/contract.ts'
import { unprintableSentence } from '#studio/messages/papers/unprintable.ts'
import type { previewTrigger } from '#studio/processing/preview/contract.ts'
import { details, table } from './table.ts'

type Preview = Output<typeof previewTrigger>
type Group = Preview['stays']

const headings = {
  withdrawn: 'Leave the list',
  returns: 'Come back to the list',
  stays: 'Stay on the list',
  history: 'Fit already and are left as history',
} as const

/** A preview as it is read: the rule, whom it concerns by name, the next dates, the message. */
export function previewText(preview: Preview): string {
  const { sentence, notes, flags, soon, message } = preview
  return [
    [sentence, ...notes, ...flags.map((flag) => flag.message)].join('\n'),
    ...(['withdrawn', 'returns', 'stays', 'history'] as const).map((group) => groupText(headings[group], preview[group])),
    soon.rows.length === 0 ? `Nothing falls due until ${soon.until}.` : `The next dates:\n${rowsText(soon.rows)}`,
    ...(message === null ? [] : [messageText(message)]),
  ].join('\n\n')
}

function groupText(heading: string, { count, more_than, rows }: Group): string {
  const figure = `${heading}: ${more_than ? 'more than ' : ''}${count.toLocaleString('en-US')}.`
  return rows.length === 0 ? figure : `${figure}\n${rowsText(rows)}${count > rows.length || more_than ? '\n… and more.' : ''}`
}

function rowsText(rows: Group['rows']): string {
  const hasReasons = rows.some(({ why }) => why !== null)
  return table(rows, [
    ['Due', ({ due_on }) => due_on],
    ['Client', ({ record }) => record.client_name],
    ['Record', ({ record }) => record.label],
    ['Number', ({ record }) => record.id],
    ...(hasReasons ? [['Why', ({ why }: Group['rows'][number]) => why] as const] : []),
  ])
}

function messageText({ row, effects, problem }: NonNullable<Preview['message']>): string {
  const name = row.record.client_name ?? row.record.label
  return [
    `What ${name} would get:`,
    ...(problem === null ? [] : [problem]),
    ...effects.map((effect) => details({ ...effect, unprintable: unprintableSentence(effect.unprintable), html: null, output_id: null })),
  ].join('\n\n')
}
