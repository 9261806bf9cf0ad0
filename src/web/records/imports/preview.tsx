import { Alert, Text } from '@mantine/core'
import type { ImportPreview } from '#studio/records/imports/contract.ts'
import { Part } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { Figures, Remarks } from './figures.tsx'
import classes from './imports.module.css'
import { previewed } from './previewed.ts'
import { RefusedCells } from './refused-cells.tsx'

const say = words.imports.preview

/** What the import of the chosen file would do. Scrolled to and read out when it comes. */
export function Preview({ of: preview }: { of: ImportPreview }) {
  const { tone, sentence } = previewed(preview)
  const { refusals } = preview
  return (
    <section ref={bringIntoView} tabIndex={-1} className={classes.preview} aria-label={say.title}>
      <Text component="h2" fw={650} m={0}>
        {say.title}
      </Text>
      <Alert color={tone === 'good' ? 'leaf' : 'honey'} icon={<Icon name={tone === 'good' ? 'check' : 'alert'} />}>
        {sentence}
      </Alert>
      <Figures counts={preview} labels={say.figures} />
      <Remarks of={preview} frame={Part} />
      {refusals.length > 0 && (
        <Part title={say.refusals}>
          <RefusedCells
            atFirst={10}
            list={{ rows: refusals, pending: false, trouble: null, more: false, loadingMore: false, loadMore: nothing, retry: nothing }}
          />
          {refusals.length >= mostTold && (
            <Text size="sm" c="dimmed">
              {say.moreRefused(mostTold)}
            </Text>
          )}
        </Part>
      )}
    </section>
  )
}

/** A preview names so many wrong cells at most. */
const mostTold = 100
const nothing = () => undefined

function bringIntoView(place: HTMLElement | null): void {
  place?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'start' })
}
