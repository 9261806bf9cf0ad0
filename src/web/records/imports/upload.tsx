import { Alert, Button, Group, Input, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { type DateOrder, dateOrders, isDateOrder } from '#studio/calendar/date-order.ts'
import {
  readImportDefaults as defaultsContract,
  type ImportMode,
  listImports,
  previewImport,
  type readImportDefaults,
  startImport,
} from '#studio/records/imports/contract.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { refreshedBy } from '../refreshed-by.ts'
import { Section } from '../section.tsx'
import type { ChosenFile } from './chosen-file.ts'
import { FileDrop } from './file-drop.tsx'
import classes from './imports.module.css'
import { Preview } from './preview.tsx'

const say = words.imports
const kinds = ['client', 'session'] as const
const modes = ['history', 'news'] as const

/** What the person has chosen; what they left alone follows the file and the studio. */
type Wish = { kind?: ImportedKind; mode?: ImportMode; order?: DateOrder }

/** One file on its way in: what it holds, how triggers should take it, how its dates are written, and what the import would do. */
export function Upload({ defaults }: { defaults: Output<typeof readImportDefaults> }) {
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [wish, wishFor] = useState<Wish>({})
  const [missing, setMissing] = useState(false)
  const go = useNavigate()
  const start = useCommand(startImport, {
    refreshes: [listImports, defaultsContract, listStatuses, listTypes, ...refreshedBy.client],
    done: ({ id }) => void go({ to: '/import/$id', params: { id } }),
    handles: () => true,
  })
  const look = useCommand(previewImport, { handles: () => true })
  const busy = start.isPending || look.isPending
  const kind = wish.kind ?? file?.kind ?? 'client'
  const mode = wish.mode ?? defaults.modes[kind]
  const order = wish.order ?? (isDateOrder(defaults.date_order) ? defaults.date_order : 'mdy')
  // A preview holds for what was chosen when it was made.
  const setWish = (wanted: Wish) => {
    wishFor(wanted)
    look.reset()
    start.reset()
  }
  const choose = (chosen: ChosenFile) => {
    setFile(chosen)
    setWish({})
    setMissing(false)
  }
  const take = (command: Pick<typeof start | typeof look, 'mutate'>) => {
    if (file === null) setMissing(true)
    else command.mutate({ body: { kind, mode, date_order: order, file_name: file.name.slice(-200), content: file.text } })
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    take(look.data === undefined ? look : start)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Section title={say.file.label}>
        <Stack gap="lg">
          <FileDrop file={file} choose={choose} missing={missing} disabled={busy} />
          <div>
            <Input.Label labelElement="div" id="import-kind">
              {say.kind}
            </Input.Label>
            <Group gap="sm">
              <SegmentedControl
                aria-labelledby="import-kind"
                data={kinds.map((value) => ({ value, label: say.kinds[value] }))}
                value={kind}
                onChange={(value) => setWish({ ...wish, kind: value === 'session' ? 'session' : 'client' })}
                disabled={busy}
              />
              <Text size="sm" c="dimmed">
                {kind === 'session' ? say.sessionsNext : file?.kind === kind && wish.kind === undefined ? say.guessed(say.kinds[kind]) : null}
              </Text>
            </Group>
          </div>
          <Radio.Group label={say.mode} value={mode} onChange={(value) => setWish({ ...wish, mode: value === 'news' ? 'news' : 'history' })}>
            <div className={classes.modes}>
              {modes.map((value) => (
                <Radio.Card key={value} value={value} className={classes.mode ?? ''} disabled={busy} aria-label={say.modes[value].label}>
                  <Radio.Indicator />
                  <span>
                    <Text component="span" display="block" size="sm" fw={600}>
                      {say.modes[value].label}
                      {defaults.modes[kind] === value && (
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
          <Select
            label={say.dateOrder}
            data={Object.entries(dateOrders).map(([value, { label, example }]) => ({ value, label: `${label}, ${say.example(example)}` }))}
            value={order}
            onChange={(value) => value !== null && isDateOrder(value) && setWish({ ...wish, order: value })}
            allowDeselect={false}
            maw="24rem"
            disabled={busy}
          />
          {file?.isOldEncoding === true && (
            <Alert color="honey" icon={<Icon name="info" />}>
              {say.file.oldEncoding}
            </Alert>
          )}
          {look.data !== undefined && <Preview of={look.data} />}
          <FormTrouble trouble={start.error ?? look.error} />
          <Group gap="sm">
            {look.data === undefined && (
              <Button type="submit" loading={look.isPending} disabled={start.isPending} leftSection={<Icon name="eye" />}>
                {say.preview.button}
              </Button>
            )}
            <Button
              variant={look.data === undefined ? 'default' : 'filled'}
              loading={start.isPending}
              disabled={look.isPending}
              leftSection={<Icon name="import" />}
              onClick={() => take(start)}
            >
              {say.start}
            </Button>
            {busy && (
              <Text component="output" size="sm" c="dimmed">
                {start.isPending ? `${say.starting} ${say.startingHint}` : say.preview.trying}
              </Text>
            )}
          </Group>
        </Stack>
      </Section>
    </form>
  )
}
