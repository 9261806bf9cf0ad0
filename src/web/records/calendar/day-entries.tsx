import type { CalendarEntry } from '#studio/records/calendar/contract.ts'
import { words } from '#web/words/words.ts'
import classes from './calendar.module.css'
import { Entry } from './entry.tsx'

/** What stands on a day; in the small squares of a month as much as has room. */
export function DayEntries({ its, all, open }: { its: readonly CalendarEntry[]; all: boolean; open: () => void }) {
  const shown = all || its.length <= 4 ? its : its.slice(0, 3)
  return (
    <>
      <ul className={classes.entries}>
        {shown.map((entry) => (
          <li key={`${entry.kind} ${entry.id} ${entry.position}`}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {shown.length < its.length && (
        <button type="button" className={classes.more} onClick={open}>
          {words.calendar.more(its.length - shown.length)}
        </button>
      )}
    </>
  )
}
