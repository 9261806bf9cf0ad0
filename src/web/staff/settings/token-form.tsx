import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type Role, roles } from '#studio/staff/roles.ts'
import { createToken, listTokens } from '#studio/staff/tokens/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { words } from '#web/words/words.ts'
import { showOnce } from './show-once.tsx'

const say = words.settings.tokens

/** Makes a token and shows its secret, once. */
export function TokenForm({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <FormWindow opened={opened} title={say.add} close={close}>
      {opened && <Fields close={close} />}
    </FormWindow>
  )
}

function Fields({ close }: { close: () => void }) {
  const form = useForm({ initialValues: { name: '', role: 'viewer' as Role } })
  const create = useCommand(createToken, {
    refreshes: [listTokens],
    done: ({ secret }) => {
      close()
      showOnce({ title: say.secretTitle, text: say.secretOnce, secret })
    },
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      return true
    },
  })
  return (
    <form onSubmit={form.onSubmit((body) => create.mutate({ body }))} noValidate>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        {create.error !== null && !isAtFields(create.error, ['name', 'role']) && <FormTrouble trouble={create.error} />}
        <TextInput label={say.name} placeholder={say.namePlaceholder} maxLength={200} required data-autofocus {...form.getInputProps('name')} />
        <Radio.Group label={say.role} {...form.getInputProps('role')}>
          <Stack gap="xs" mt={6}>
            {Object.entries(roles).map(([role, { label, says }]) => (
              <Radio key={role} value={role} label={label} description={says} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {say.make}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
