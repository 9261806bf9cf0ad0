import { Button, Group } from '@mantine/core'
import type { Trouble } from '#web/app/api/trouble.ts'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from './change-trouble.tsx'
import classes from './section.module.css'

type FormBarProps = {
  /** Text of the button that saves. */
  button: string
  pending: boolean
  /** A refusal that belongs to no field. */
  trouble: Trouble | null
  reload: () => void
  cancel: () => void
}

/** The end of a long form, always in view: what was refused, the way out, the button that saves. */
export function FormBar({ button, pending, trouble, reload, cancel }: FormBarProps) {
  return (
    <div className={classes.bar}>
      {trouble !== null && <ChangeTrouble trouble={trouble} reload={reload} />}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={cancel}>
          {words.actions.cancel}
        </Button>
        <Button type="submit" loading={pending}>
          {button}
        </Button>
      </Group>
    </div>
  )
}
