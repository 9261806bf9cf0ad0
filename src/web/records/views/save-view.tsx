import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { FormEvent } from 'react'
import { listViews, renameView, type SavedView, saveView, type ViewedList } from '#studio/records/views/contract.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormWindow } from '#web/ui/form-window.tsx'
import { words } from '#web/words/words.ts'

const say = words.views

type SaveViewProps = { list: ViewedList; search: object; opened: boolean; close: () => void }

/** A name for the list as it is seen. */
export function SaveView({ list, search, opened, close }: SaveViewProps) {
  return (
    <FormWindow opened={opened} title={say.title} close={close}>
      <Saving list={list} search={search} close={close} />
    </FormWindow>
  )
}

/** Another name for a saved view; `view` is null while none is renamed. */
export function RenameView({ view, close }: { view: SavedView | null; close: () => void }) {
  return (
    <FormWindow opened={view !== null} title={say.renameTitle} close={close}>
      {view !== null && <Renaming view={view} close={close} />}
    </FormWindow>
  )
}

function Saving({ list, search, close }: Omit<SaveViewProps, 'opened'>) {
  const form = useNameForm('')
  const save = useCommand(saveView, { refreshes: [listViews], says: ({ name }) => say.kept(name), done: close, handles: shownIn(form) })
  const submit = form.onSubmit(({ name }) => save.mutate({ body: { list, name, search: seen(search) } }))
  return <Naming form={form} hint={say.nameHint} submit={submit} pending={save.isPending} close={close} />
}

function Renaming({ view: { id, name: before }, close }: { view: SavedView; close: () => void }) {
  const form = useNameForm(before)
  const rename = useCommand(renameView, { refreshes: [listViews], says: ({ name }) => say.renamed(before, name), done: close, handles: shownIn(form) })
  const submit = form.onSubmit(({ name }) => rename.mutate({ params: { id }, body: { name } }))
  return <Naming form={form} submit={submit} pending={rename.isPending} close={close} />
}

const useNameForm = (name: string) => useForm({ initialValues: { name } })
type NameForm = ReturnType<typeof useNameForm>

/** What is wrong with the name stands at its field. */
function shownIn(form: NameForm) {
  return (trouble: Trouble) => {
    form.setErrors(formErrors(trouble))
    return trouble.problems.length > 0
  }
}

type NamingProps = { form: NameForm; hint?: string; submit: (event?: FormEvent<HTMLFormElement>) => void; pending: boolean; close: () => void }

function Naming({ form, hint, submit, pending, close }: NamingProps) {
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={say.name} description={hint} maxLength={200} required data-autofocus {...form.getInputProps('name')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={pending}>
            {say.keep}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What is there: filters that are not set are left out. */
function seen(search: object): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)))
}
