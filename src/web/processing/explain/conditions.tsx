import { Text, VisuallyHidden } from '@mantine/core'
import { DateTimeText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import classes from './explain.module.css'
import type { Occurrence } from './pair-page.tsx'

const say = words.why

/** What is so says since when already. */
const saySince: readonly string[] = ['not-due', 'settled', 'armed', 'history', 'known']

/** Each condition with whether it holds, what is so, and since when. What fails stands first to the eye: it is marked. */
export function Conditions({ conditions }: Pick<Occurrence, 'conditions'>) {
  return (
    <ul className={classes.conditions}>
      {conditions.map(({ code, passed, sentence, wanted, value, since }) => (
        <li key={code} data-passed={passed}>
          <span className={classes.mark}>
            <span aria-hidden="true">{passed ? '✓' : '✗'}</span>
            <VisuallyHidden>{passed ? say.holds : say.fails}</VisuallyHidden>
          </span>
          <div>
            <Text size="sm" fw={passed ? 400 : 600}>
              {sentence}
            </Text>
            <Text size="xs" c="dimmed">
              {passed || wanted === '' ? '' : `${say.wanted}: ${wanted} · `}
              {value}
              {since !== null && !saySince.includes(code) && (
                <>
                  {value === '' ? '' : ', '}
                  {say.since} <DateTimeText instant={since} />
                </>
              )}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  )
}
