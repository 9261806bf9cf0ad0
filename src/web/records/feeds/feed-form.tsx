import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { addFeed, changeFeed, type Feed, listFeeds, readFeed } from '#studio/records/feeds/contract.ts'
import { listImports } from '#studio/records/imports/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from '../change-trouble.tsx'
import { focusFirstProblem } from '../focus-problem.ts'
import { tellingAll } from '../telling-all.ts'
import { bodyOf, draftErrors, draftOf, type FeedDraft } from './feed-draft.ts'
import { ReadingFields, SourceFields, WhenFields } from './feed-fields.tsx'
import { FeedMapping } from './feed-mapping.tsx'

const say = words.feeds

/** `reload` opens the form anew with what the feed is now. */
type FormProps = { of: Feed | 'new' | null; close: () => void; reload: () => void }

/** A feed that is new, or is changed; null is closed. */
export function FeedForm({ of, close, reload }: FormProps) {
  return (
    <FormWindow opened={of !== null} size="lg" title={of === null || of === 'new' ? say.add : say.edit(of.name)} close={close}>
      {of !== null && <Fields key={of === 'new' ? of : of.version} of={of} close={close} reload={reload} />}
    </FormWindow>
  )
}

function Fields({ of, close, reload }: FormProps & { of: Feed | 'new' }) {
  const before = of === 'new' ? null : of
  const hasAddress = before !== null && before.folder === null
  const form = useForm<FeedDraft>({ initialValues: draftOf(of), validate: (values) => draftErrors(values, hasAddress) })
  const refreshes = [listFeeds, readFeed, listImports]
  const handles = (trouble: Trouble) => {
    form.setErrors(formErrors(trouble))
    focusFirstProblem()
    return true
  }
  const add = useCommand(addFeed, { refreshes, handles, done: close, says: ({ name }) => say.added(name) })
  const change = useCommand(changeFeed, { refreshes, handles, done: close, says: () => say.saved })
  const submit = form.onSubmit((values) => {
    const body = bodyOf(values, before)
    if (before === null) add.mutate({ body })
    else change.mutate({ params: { id: before.id }, body: { ...body, version: before.version } })
  }, focusFirstProblem)
  const trouble = add.error ?? change.error
  return (
    <form {...tellingAll(form, submit)}>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        {trouble !== null && !isAtFields(trouble, Object.keys(form.values)) && <ChangeTrouble trouble={trouble} reload={reload} />}
        <SourceFields form={form} before={before} />
        <WhenFields form={form} />
        <ReadingFields form={form} />
        {before !== null && before.last_file !== null && (
          <FeedMapping
            file={before.last_file}
            kind={form.values.kind}
            columns={form.values.columns}
            choose={(header, column) => form.setFieldValue('columns', { ...form.values.columns, [header]: column })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending}>
            {before === null ? say.form.add : say.form.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
