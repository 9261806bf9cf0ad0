import { Radio, Text } from '@mantine/core'
import type { ImportMode } from '#studio/records/imports/contract.ts'
import { words } from '#web/words/words.ts'
import classes from './imports.module.css'

const say = words.imports
const modes = ['history', 'news'] as const

type Props = { mode: ImportMode; usual: ImportMode; disabled: boolean; choose: (mode: ImportMode) => void }

/** How triggers should take the file. */
export function ModeChoice({ mode, usual, disabled, choose }: Props) {
  return (
    <Radio.Group label={say.mode} value={mode} onChange={(value) => choose(value === 'news' ? 'news' : 'history')}>
      <div className={classes.modes}>
        {modes.map((value) => (
          <Radio.Card key={value} value={value} className={classes.mode ?? ''} disabled={disabled} aria-label={say.modes[value].label}>
            <Radio.Indicator />
            <span>
              <Text component="span" display="block" size="sm" fw={600}>
                {say.modes[value].label}
                {usual === value && (
                  <Text span inherit fw={400} c="dimmed">
                    {` · ${say.usual}`}
                  </Text>
                )}
              </Text>
              <Text component="span" display="block" size="sm" c="dimmed">
                {say.modes[value].says}
              </Text>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
