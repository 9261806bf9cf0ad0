import { Button } from '@mantine/core'
import { useState } from 'react'
import { words } from '#web/words/words.ts'
import { isLong } from './is-long.ts'
import classes from './section.module.css'

const say = words.records.longText

/** Text that somebody wrote, its lines kept; of much of it the beginning, and the way to the rest. */
export function LongText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false)
  if (!isLong(text)) return <p className={classes.note}>{text}</p>
  return (
    <>
      <p className={classes.note} data-shortened={!whole || undefined}>
        {text}
      </p>
      <Button variant="subtle" size="compact-sm" mt={4} aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? say.less : say.all}
      </Button>
    </>
  )
}
