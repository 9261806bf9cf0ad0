import type { Decision } from '#studio/matching/item.ts'
import { Icon, type IconName } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import classes from './choice.module.css'

const say = words.process.choice
const icons: Readonly<Record<Decision, IconName>> = { process: 'process', skip: 'skip', delete: 'bin' }

type ChoiceProps = {
  choices: readonly Decision[]
  /** Whom or what it is about. */
  name: string
  chosen: Decision | null
  choose: (decision: Decision) => void
  /** Processing is late here, and said so. */
  anyway?: boolean
}

/** Process, Skip or Delete of one item. Pressing the chosen one again takes it away. */
export function Choice({ choices, name, chosen, choose, anyway = false }: ChoiceProps) {
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>{say.group(name)}</legend>
      {choices.map((one) => {
        const label = one === 'process' && anyway ? say.anyway : say[one]
        return (
          <button
            key={one}
            type="button"
            className={classes.option}
            data-decision={one}
            aria-pressed={chosen === one}
            aria-label={say.of(label, name)}
            onClick={() => choose(one)}
          >
            {label}
          </button>
        )
      })}
    </fieldset>
  )
}

type AllChoiceProps = { choices: readonly Decision[]; name: string; pressed: Decision | null; choose: (decision: Decision | null) => void }

/** Process All, Skip All, Delete All: ticks, nothing more, until Process is pressed. */
export function AllChoice({ choices, name, pressed, choose }: AllChoiceProps) {
  return (
    <fieldset className={classes.all}>
      <legend className={classes.legend}>{words.process.group.all(name)}</legend>
      {choices.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.allOption}
          data-decision={one}
          aria-pressed={pressed === one}
          aria-label={`${say.all[one]}: ${name}`}
          onClick={() => choose(pressed === one ? null : one)}
        >
          <Icon name={icons[one]} size={15} />
          {say.all[one]}
        </button>
      ))}
    </fieldset>
  )
}
