import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { MovedKind } from '#studio/records/status-moves/contract.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { AdvanceStatus } from './advance-status.tsx'
import classes from './selection-bar.module.css'
import type { Selection } from './use-selection.ts'

const say = words.moves

/** Begins to choose rows of a list, for those who may change them. */
export function SelectButton<Row>({ selection }: { selection: Selection<Row> }) {
  const mayWrite = useMay('records.write')
  if (selection.selecting || !mayWrite) return null
  return (
    <Button variant="default" leftSection={<Icon name="check" />} onClick={selection.begin}>
      {say.select}
    </Button>
  )
}

/** What is chosen, and what can be done with it. Stays in sight while one scrolls. */
export function SelectionBar<Row>({ kind, selection }: { kind: MovedKind; selection: Selection<Row> }) {
  const [advancing, setAdvancing] = useState(false)
  if (!selection.selecting) return null
  const { count } = selection
  const plural = subjectKinds[kind].plural.toLowerCase()
  return (
    <div className={classes.bar}>
      <Group gap="sm">
        <Text size="sm" fw={600} aria-live="polite" className={classes.count ?? ''}>
          {count === null ? say.allChosen(plural) : say.chosen(count)}
        </Text>
        {count === null ? (
          <Button variant="subtle" size="compact-sm" onClick={selection.clear}>
            {say.none}
          </Button>
        ) : (
          <Button variant="subtle" size="compact-sm" onClick={selection.chooseAll}>
            {say.all(plural)}
          </Button>
        )}
        <Group gap="sm" ml="auto">
          <Button variant="default" onClick={selection.end}>
            {say.end}
          </Button>
          <Button disabled={count === 0} onClick={() => setAdvancing(true)}>
            {say.advance}
          </Button>
        </Group>
      </Group>
      {advancing && <AdvanceStatus kind={kind} chosen={selection.chosen} close={() => setAdvancing(false)} moved={selection.end} />}
    </div>
  )
}
