import { useState } from 'react'
import { changeType, createType, deleteType, listStatuses, listTypes, type RecordType } from '#studio/records/statuses/contract.ts'
import type { TypedKind } from '#studio/records/subject.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { atType } from '#web/triggers/trigger-place.ts'
import { TriggersHere } from '#web/triggers/triggers-here.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Details } from '#web/ui/details.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { tell } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { refreshedBySetup } from './refreshed-by-setup.ts'
import { TypeForm } from './type-form.tsx'

const say = words.statuses

type TypeDetailsProps = {
  kind: TypedKind
  opened: number | 'new' | undefined
  /** The opened one as it is now; undefined when it is gone. */
  type: RecordType | undefined
  close: (saved: boolean) => void
}

/** A type in its form, or a new one. */
export function TypeDetails({ kind, opened, type, close }: TypeDetailsProps) {
  // The form stays with what it began with; what others change meanwhile is refused, then shown.
  const [seen, setSeen] = useState(type)
  const quiet = { refreshes: [listTypes, listStatuses, ...refreshedBySetup(kind)], handles: () => true }
  const create = useCommand(createType, { ...quiet, says: () => words.editing.saved, done: () => close(true) })
  const change = useCommand(changeType, { ...quiet, says: () => words.editing.saved, done: () => close(true) })
  const remove = useCommand(deleteType, {
    ...quiet,
    done: () => {
      tell(say.removed(seen?.name ?? ''))
      close(true)
    },
  })
  const reload = () => {
    setSeen(type)
    change.reset()
  }
  const title = opened === 'new' ? say.form.newType : seen === undefined ? say.title : say.form.change(seen.name)
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
        <TypeForm
          key={seen?.version}
          type={seen ?? null}
          saving={create.isPending || change.isPending}
          trouble={create.error ?? change.error ?? remove.error}
          reload={reload}
          save={(fields, refused) => {
            remove.reset()
            if (seen === undefined) create.mutate({ body: { subject_kind: kind, ...fields } }, { onError: refused })
            else change.mutate({ params: { id: seen.id }, body: { version: seen.version, ...fields } }, { onError: refused })
          }}
        />
      ) : (
        <EmptyState icon="search" title={words.trouble.notFoundTitle} />
      )}
      {seen !== undefined && <TriggersHere place={atType(seen)} name={seen.name} />}
    </Details>
  )
}
