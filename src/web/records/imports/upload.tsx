import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { type DateOrder, isDateOrder } from '#studio/calendar/date-order.ts'
import {
  readImportDefaults as defaultsContract,
  type ImportMode,
  listImports,
  lookAtFile,
  previewImport,
  readImport,
  type readImportDefaults,
  readNow,
  startImport,
} from '#studio/records/imports/contract.ts'
import { type ImportedKind, importedKinds } from '#studio/records/imports/imported-kind.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { call } from '#web/app/api/call.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'
import type { ChosenFile } from './chosen-file.ts'
import { DateOrderChoice } from './date-order-choice.tsx'
import { EventTypeChoice } from './event-type-choice.tsx'
import { FileDrop } from './file-drop.tsx'
import { type FileFormat, possibleKinds } from './guessed-kind.ts'
import { refreshedByImport } from './kind-screens.ts'
import { ListColumns } from './list-columns.tsx'
import { FirstRows, Mapping } from './mapping.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { Preview } from './preview.tsx'
import { useUpload } from './use-upload.ts'

const say = words.imports

/** What the person has chosen; what they left alone follows the file and the studio. */
type Wish = { kind?: ImportedKind; mode?: ImportMode; order?: DateOrder; columns?: Record<string, string>; whole?: boolean }

/** One file on its way in: what it and its columns hold, how triggers should take it, how its dates are written, and what the import would do. */
export function Upload({ defaults }: { defaults: Output<typeof readImportDefaults> }) {
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const [wish, wishFor] = useState<Wish>({})
  const [missing, setMissing] = useState(false)
  const go = useNavigate()
  const upload = useUpload()
  const start = useCommand(startImport, {
    refreshes: [listImports, defaultsContract, listStatuses, listTypes, ...refreshedByImport[wish.kind ?? chosen?.kind ?? 'client']],
    done({ id }) {
      // It is read by itself; asked for, it is read at once. Its page tells how far it is.
      void call(readNow, { params: { id } }).catch(() => undefined)
      void go({ to: '/import/$id', params: { id } })
    },
    handles: () => true,
  })
  const look = useCommand(previewImport, { handles: () => true })
  const busy = start.isPending || look.isPending || upload.isPending
  const format = chosen?.format ?? 'csv'
  const kind = wish.kind ?? chosen?.kind ?? 'client'
  // Mended rows are taken as the file was from which they were refused.
  const mended = Number(chosen === null ? 0 : (new RegExp(`^${say.report.mendFile}-(\\d+)`).exec(chosen.file.name)?.[1] ?? 0))
  const refusing = useAnswer(readImport, { params: { id: mended } }, { when: mended > 0 }).data
  const usual = refusing?.kind === kind ? refusing.mode : defaults.modes[kind]
  const mode = wish.mode ?? usual
  const said = { kind, ...(wish.order === undefined ? {} : { date_order: wish.order }), ...(wish.columns === undefined ? {} : { columns: wish.columns }) }
  const uploaded = upload.data
  const looked = useAnswer(lookAtFile, { body: { ...said, file: uploaded?.id ?? 1 } }, { when: uploaded !== undefined, keep: true })
  // A preview holds for what was chosen when it was made.
  const setWish = (wanted: Wish) => {
    wishFor(wanted)
    look.reset()
    start.reset()
  }
  const choose = (file: ChosenFile) => {
    setChosen(file)
    setWish({})
    setMissing(false)
    upload.mutate(file.file)
  }
  const take = (command: Pick<typeof start | typeof look, 'mutate'>) => {
    if (uploaded === undefined) setMissing(true)
    else command.mutate({ body: { ...said, mode, file: uploaded.id, all_or_nothing: wish.whole ?? false } })
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    take(look.data === undefined ? look : start)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Section title={say.file.label}>
        <Stack gap="lg">
          <FileDrop upload={upload} chosen={chosen} choose={choose} missing={missing} disabled={busy} />
          <div>
            <NativeSelect
              label={say.kind}
              maw="20rem"
              data={possibleKinds(format).map((value) => ({ value, label: say.kinds[value] }))}
              value={kind}
              onChange={({ currentTarget: { value } }) => setWish({ ...wish, columns: {}, kind: importedKinds.find((each) => each === value) ?? kind })}
              disabled={busy}
            />
            <Text size="sm" c="dimmed" mt={4}>
              {kindHint(kind, { format, isGuessed: chosen?.kind === kind && wish.kind === undefined })}
            </Text>
            {chosen === null && <ListColumns kind={kind} />}
          </div>
          {uploaded !== undefined && looked.data?.format === 'csv' && (
            <Mapping
              kind={kind}
              looked={looked.data}
              disabled={busy}
              choose={(header, column) => setWish({ ...wish, columns: { ...wish.columns, [header]: column } })}
            />
          )}
          {format === 'icalendar' && (kind === 'session' || kind === 'appointment') && (
            <EventTypeChoice kind={kind} looked={looked.data} disabled={busy} choose={(type) => setWish({ ...wish, columns: { '': type } })} />
          )}
          {format === 'csv' && (
            <DateOrderChoice
              looked={uploaded === undefined ? undefined : looked.data?.date_order}
              usual={isDateOrder(defaults.date_order) ? defaults.date_order : 'mdy'}
              disabled={busy}
              choose={(order) => setWish({ ...wish, order })}
            />
          )}
          {uploaded !== undefined && looked.data !== undefined && <FirstRows looked={looked.data} />}
          <ModeChoice mode={mode} usual={usual} disabled={busy} choose={(wanted) => setWish({ ...wish, mode: wanted })} />
          <Checkbox
            label={say.whole}
            description={say.wholeHint}
            checked={wish.whole ?? false}
            disabled={busy}
            onChange={(event) => setWish({ ...wish, whole: event.currentTarget.checked })}
          />
          {uploaded?.encoding.startsWith('Windows') === true && (
            <Alert color="honey" icon={<Icon name="info" />}>
              {say.file.oldEncoding}
            </Alert>
          )}
          {look.data !== undefined && <Preview of={look.data} />}
          <FormTrouble trouble={start.error ?? look.error ?? (uploaded === undefined ? null : looked.error)} />
          <Group gap="sm">
            {look.data === undefined && (
              <Button type="submit" loading={look.isPending} disabled={start.isPending || upload.isPending} leftSection={<Icon name="eye" />}>
                {say.preview.button}
              </Button>
            )}
            <Button
              variant={look.data === undefined ? 'default' : 'filled'}
              loading={start.isPending}
              disabled={look.isPending || upload.isPending}
              leftSection={<Icon name="import" />}
              onClick={() => take(start)}
            >
              {say.start}
            </Button>
            {look.isPending && (
              <Text component="output" size="sm" c="dimmed">
                {say.preview.trying}
              </Text>
            )}
          </Group>
        </Stack>
      </Section>
    </form>
  )
}

/** What there is to know before the kind is chosen. */
function kindHint(kind: ImportedKind, { format, isGuessed }: { format: FileFormat; isGuessed: boolean }): string {
  if (format === 'vcard') return say.people
  if (format === 'icalendar') return kind in say.events ? say.events[kind as keyof typeof say.events] : ''
  return [isGuessed ? say.guessed(say.kinds[kind]) : '', kind in say.first ? say.first[kind as keyof typeof say.first] : ''].filter(Boolean).join(' ')
}
