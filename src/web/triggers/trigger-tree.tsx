import { Stack, Text, Title } from '@mantine/core'
import { listTriggers } from '#studio/triggers/contract.ts'
import { type TriggerSubject, triggerSubjectKeys, triggerSubjects } from '#studio/triggers/subjects.ts'
import { useList } from '#web/app/api/use-list.ts'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { type Branch, branchesOf } from './branches.ts'
import classes from './triggers.module.css'
import { TriggersAt } from './triggers-at.tsx'
import { useChoices } from './use-choices.ts'

const say = words.triggers.here
/** As many as an endpoint gives at once; a studio has some dozens. */
const most = 500

/** The other view of the guide: every kind of record with its statuses and types, and the triggers that hang there. */
export function TriggerTree({ search, subject }: { search: string | undefined; subject: TriggerSubject | undefined }) {
  const list = useList(listTriggers, { query: { search, subject_kind: subject, limit: most } })
  const choices = useChoices()
  if (list.trouble !== null) return <Failed trouble={list.trouble} retry={list.retry} />
  if (list.pending) return <Loading lines={6} />
  const shown = triggerSubjectKeys.filter((kind) => subject === undefined || kind === subject)
  return (
    <Stack>
      {shown.map((kind) => (
        <Subject key={kind} kind={kind} branches={branchesOf(kind, list.rows, choices)} open={subject !== undefined} />
      ))}
    </Stack>
  )
}

function Subject({ kind, branches, open }: { kind: TriggerSubject; branches: Branch[]; open: boolean }) {
  const count = branches.reduce((sum, { triggers }) => sum + triggers.length, 0)
  if (branches.length === 0) return null
  return (
    <details className={classes.subject} open={open || count > 0}>
      <summary>
        <Title order={2} size="h4" component="span">
          {triggerSubjects[kind].label}
        </Title>{' '}
        <Text span size="sm" c="dimmed">
          {say.count(count)}
        </Text>
      </summary>
      {branches.map(({ key, label, place, triggers }) => (
        <section key={key} className={classes.branch} aria-label={`${triggerSubjects[kind].label}: ${label}`}>
          <Text size="sm" fw={600}>
            {label}
          </Text>
          <TriggersAt place={place} triggers={triggers} name={label} />
        </section>
      ))}
    </details>
  )
}
