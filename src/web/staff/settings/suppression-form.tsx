import { Button, Group, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { stoppableChannels as channels } from '#studio/messages/communication.ts'
import { addSuppression, listSuppressions } from '#studio/messages/suppression/contract.ts'
import { suppressionScopes } from '#studio/messages/suppression/suppression.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { words } from '#web/words/words.ts'

const say = words.settings.suppressions

/** Puts an address on the list. */
export function SuppressionForm({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <FormWindow opened={opened} title={say.add} close={close}>
      {opened && <Fields close={close} />}
    </FormWindow>
  )
}

type Draft = { channel: (typeof channels)[number]; address: string; scope: (typeof suppressionScopes)[number]; source: string }
const blank: Draft = { channel: 'email', address: '', scope: 'all', source: '' }

function Fields({ close }: { close: () => void }) {
  const form = useForm<Draft>({ initialValues: blank })
  const add = useCommand(addSuppression, {
    refreshes: [listSuppressions],
    says: () => say.added,
    done: close,
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      return true
    },
  })
  return (
    <form onSubmit={form.onSubmit((body) => add.mutate({ body }))} noValidate>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        {add.error !== null && !isAtFields(add.error, Object.keys(blank)) && <FormTrouble trouble={add.error} />}
        <SegmentedControl
          aria-label={say.channel}
          data={channels.map((value) => ({ value, label: say.channels[value] }))}
          value={form.values.channel}
          onChange={(value) => form.setFieldValue('channel', channels.find((one) => one === value) ?? 'email')}
        />
        <TextInput
          label={say.address[form.values.channel]}
          type={form.values.channel === 'email' ? 'email' : 'tel'}
          maxLength={320}
          required
          data-autofocus
          {...form.getInputProps('address')}
        />
        <Radio.Group label={say.scope} {...form.getInputProps('scope')}>
          <Stack gap="xs" mt={6}>
            {suppressionScopes.map((scope) => (
              <Radio key={scope} value={scope} label={say.scopes[scope]} description={say.scopeHints[scope]} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput label={say.source} description={say.sourceHint} maxLength={500} {...form.getInputProps('source')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {say.add}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
