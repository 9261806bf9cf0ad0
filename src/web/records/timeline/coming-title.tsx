import { Link } from '@tanstack/react-router'
import type { ComingRow } from '#studio/delivery/timeline/contract.ts'
import { nameOfEntry } from '#web/processing/forecast/entry-name.ts'
import classes from '../section.module.css'

/** As a link to where it stands; of what is only expected to its messages as they would go out. */
export function ComingTitle({ row }: { row: ComingRow }) {
  const { kind, id, title, record } = row
  const className = classes.link ?? ''
  const entry = entryOf(row)
  if (entry !== undefined) {
    return (
      <Link to="/forecast" search={{ entry }} className={className}>
        {title}
      </Link>
    )
  }
  if (id === null) return title
  switch (kind) {
    case 'item':
      return (
        <Link to="/process" search={{ item: id }} className={className}>
          {title}
        </Link>
      )
    case 'email':
      return (
        <Link to="/messages" search={{ message: id }} className={className}>
          {title}
        </Link>
      )
    case 'letter':
      return (
        <Link to="/letters" search={{ letter: id }} className={className}>
          {title}
        </Link>
      )
    case 'call':
      return (
        <Link to="/calls" search={{ call: id }} className={className}>
          {title}
        </Link>
      )
    case 'session':
    case 'appointment':
      return (
        <Link to={kind === 'session' ? '/sessions/$id' : '/appointments/$id'} params={{ id: record?.id ?? id }} className={className}>
          {title}
        </Link>
      )
    case 'task':
      return (
        <Link to="/tasks" search={{ task: id }} className={className}>
          {title}
        </Link>
      )
    default:
      return title
  }
}

/** Of what is expected: its entry in the forecast. */
export function entryOf({ kind, trigger_id, record, occurrence }: ComingRow): string | undefined {
  if (kind !== 'expected' || trigger_id === null || record === null || occurrence === null) return undefined
  return nameOfEntry({ trigger_id, record, occurrence })
}
