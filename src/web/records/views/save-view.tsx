import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { listViews, saveView, type ViewedList } from '#studio/records/views/contract.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormWindow } from '#web/ui/form-window.tsx'
import { words } from '#web/words/words.ts'

const say = words.views

type SaveViewProps = { list: ViewedList; search: object; opened: boolean; close: () => void }

/** A name for the list as it is seen. */
export function SaveView({ opened, close, ...view }: SaveViewProps) {
  return (
    <FormWindow opened={opened} title={say.title} close={close}>
      <Naming close={close} {...view} />
    </FormWindow>
  )
}

function Naming({ list, search, close }: Omit<SaveViewProps, 'opened'>) {
  const form = useForm({ initialValues: { name: '' } })
  const save = useCommand(saveView, {
    refreshes: [listViews],
    says: ({ name }) => say.kept(name),
    done: close,
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      return trouble.problems.length > 0
    },
  })
  const submit = form.onSubmit(({ name }) => save.mutate({ body: { list, name, search: seen(search) } }))
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={say.name} description={say.nameHint} maxLength={200} required data-autofocus {...form.getInputProps('name')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
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
