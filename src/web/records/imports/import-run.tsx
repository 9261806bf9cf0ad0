import { Alert, Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { cancelImport, listImports, type ImportRun as Run, readImport, undoImport } from '#studio/records/imports/contract.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { Figures, Remarks } from './figures.tsx'
import { listOf, refreshedByImport } from './kind-screens.ts'
import { Refusals } from './refusals.tsx'
import { importRunRoute } from './screens.tsx'

const say = words.imports.report

/** What became of one file. */
export function ImportRun() {
  const { id } = importRunRoute.useParams()
  const run = useAnswer(readImport, { params: { id } }, { every: (answer) => (answer !== undefined && isOpen(answer) ? 1000 : false) })
  const { data } = run
  return (
    <Page title={data === undefined ? say.one : say.title(data.file_name)} description={data && <About run={data} />} actions={data && <Next run={data} />}>
      <Loaded answer={run}>{(found) => <Report run={found} />}</Loaded>
    </Page>
  )
}

function About({ run: { kind, mode, started_at, actor, feed } }: { run: Run }) {
  return (
    <>
      {say.as(words.imports.kinds[kind], words.imports.modes[mode].label)} · <DateTimeText instant={started_at} /> {feed === null && say.by(actor.name)}
      {feed !== null && (
        <Anchor component={Link} to="/import/feeds" inherit>
          {say.byFeed(feed.name)}
        </Anchor>
      )}
    </>
  )
}

function Next({ run }: { run: Run }) {
  const { kind } = run
  const mayImport = useMay('imports.write')
  const undo = useCommand(undoImport, { refreshes: [readImport, listImports, ...refreshedByImport[kind]] })
  const mayUndo = mayImport && !isOpen(run) && run.state !== 'undone' && run.created > 0 && run.changed === 0
  return (
    <>
      {mayUndo && (
        <ConfirmButton
          variant="default"
          danger
          label={say.undo}
          title={say.undoTitle}
          text={say.undoText(run.created)}
          onConfirm={() => undo.mutate({ params: { id: run.id } })}
        />
      )}
      <Button component={Link} to="/import" variant="default">
        {say.again}
      </Button>
      <SeeThem kind={run.kind} />
    </>
  )
}

/** The way to the records themselves. */
function SeeThem({ kind }: { kind: ImportedKind }) {
  const list = listOf[kind]
  const label = say.see(words.imports.kinds[kind])
  if (typeof list === 'string')
    return (
      <Button component={Link} to={list}>
        {label}
      </Button>
    )
  return <Button renderRoot={(props) => <Link to="/orders" search={list} {...props} />}>{label}</Button>
}

function Report({ run }: { run: Run }) {
  return (
    <>
      <Outcome run={run} />
      <Figures counts={run} />
      <Remarks of={run} />
      {run.refused > 0 && <Refusals run={run} />}
    </>
  )
}

const isOpen = ({ state }: Run) => state === 'waiting' || state === 'running'

/** How far the reading is, and the way to stop it. */
function Reading({ run: { id, state, rows_read, rows_total } }: { run: Run }) {
  const mayImport = useMay('imports.write')
  const cancel = useCommand(cancelImport, { refreshes: [readImport, listImports] })
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text component="output">{state === 'waiting' ? say.waiting : `${say.running} ${say.progress(rows_read, rows_total)}.`}</Text>
        {mayImport && (
          <ConfirmButton
            size="compact-sm"
            label={say.cancel}
            title={say.cancelTitle}
            text={say.cancelText}
            onConfirm={() => cancel.mutate({ params: { id } })}
          />
        )}
      </Group>
      <Progress value={rows_total === 0 ? 0 : (100 * rows_read) / rows_total} animated aria-label={say.running} />
    </Stack>
  )
}

/** The whole in one sentence. */
function Outcome({ run }: { run: Run }) {
  if (run.state === 'failed') {
    return (
      <Alert color="red" icon={<Icon name="alert" />} title={say.failed} role="alert">
        {run.error}
      </Alert>
    )
  }
  if (isOpen(run)) return <Reading run={run} />
  if (run.state === 'canceled') {
    return (
      <Alert color="honey" icon={<Icon name="alert" />}>
        {say.canceled}
      </Alert>
    )
  }
  if (run.state === 'undone') {
    return (
      <Alert color="honey" icon={<Icon name="info" />}>
        {say.undone}
      </Alert>
    )
  }
  if (run.refused > 0) {
    return (
      <Alert color="honey" icon={<Icon name="alert" />}>
        {say.someRefused(run.refused)}
      </Alert>
    )
  }
  return (
    <Alert color="leaf" icon={<Icon name="check" />}>
      {run.created + run.changed === 0 ? say.nothingNew : say.allTaken}
    </Alert>
  )
}
