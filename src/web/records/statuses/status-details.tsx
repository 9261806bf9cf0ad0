import { useState } from 'react'
import { changeStatusSetup, createStatus, deleteStatus, listStatuses, type Status } from '#studio/records/statuses/contract.ts'
import type { StatusFamily } from '#studio/records/statuses/family.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { atStatus } from '#web/triggers/trigger-place.ts'
import { TriggersHere } from '#web/triggers/triggers-here.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Details } from '#web/ui/details.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { tell } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { refreshedBySetup } from './refreshed-by-setup.ts'
import { StatusForm } from './status-form.tsx'

const say = words.statuses

type StatusDetailsProps = {
  /** The kind of record, and its type where each has statuses of its own. */
  family: StatusFamily
  opened: number | 'new' | undefined
  /** The opened one as it is now; undefined when it is gone. */
  status: Status | undefined
  close: (saved: boolean) => void
}

/** A status in its form, or a new one. */
export function StatusDetails({ family, opened, status, close }: StatusDetailsProps) {
  // The form stays with what it began with; what others change meanwhile is refused, then shown.
  const [seen, setSeen] = useState(status)
  const quiet = { refreshes: [listStatuses, ...refreshedBySetup(family.subject_kind)], handles: () => true }
  const create = useCommand(createStatus, { ...quiet, says: () => words.editing.saved, done: () => close(true) })
  const change = useCommand(changeStatusSetup, { ...quiet, says: () => words.editing.saved, done: () => close(true) })
  const remove = useCommand(deleteStatus, {
    ...quiet,
    done: () => {
      tell(say.removed(seen?.name ?? ''))
      close(true)
    },
  })
  const reload = () => {
    setSeen(status)
    change.reset()
  }
  const title = opened === 'new' ? say.form.newStatus : seen === undefined ? say.title : say.form.change(seen.name)
  return (
    <Details
      opened={opened !== undefined}
      onClose={() => close(false)}
      title={title}
      actions={
        seen === undefined ? undefined : (
          <ConfirmButton
            variant="subtle"
            color="red"
            danger
            label={say.remove}
            title={say.removeTitle(seen.name)}
            text={say.removeText}
            loading={remove.isPending}
            onConfirm={() => remove.mutate({ params: { id: seen.id } })}
          />
        )
      }
    >
      {opened === 'new' || seen !== undefined ? (
        <StatusForm
          key={seen?.version}
          kind={family.subject_kind}
          status={seen ?? null}
          saving={create.isPending || change.isPending}
          trouble={create.error ?? change.error ?? remove.error}
          reload={reload}
          save={(fields, refused) => {
            remove.reset()
            if (seen === undefined) create.mutate({ body: { ...family, ...fields } }, { onError: refused })
            else change.mutate({ params: { id: seen.id }, body: { version: seen.version, ...fields } }, { onError: refused })
          }}
        />
      ) : (
        <EmptyState icon="search" title={words.trouble.notFoundTitle} />
      )}
      {seen !== undefined && <TriggersHere place={atStatus(seen)} name={seen.name} />}
    </Details>
  )
}
