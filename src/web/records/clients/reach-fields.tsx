import { ActionIcon, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { noPhone } from './client-draft.ts'
import classes from './client-form.module.css'
import type { ClientFormOf } from './use-client-form.ts'

const say = words.clients.form

/** Email addresses, one a line. */
export function EmailFields({ form }: ClientFormOf) {
  const { emails } = form.values
  return (
    <Stack gap="xs">
      {emails.map((_, at) => (
        // A line has nothing of its own but its place.
        <div key={`email ${at}`} className={classes.line}>
          <TextInput
            label={say.email(at)}
            description={at === 0 && emails.length > 1 ? say.emailHint : undefined}
            type="email"
            autoComplete="off"
            maxLength={200}
            className={classes.wide ?? ''}
            {...form.getInputProps(`emails.${at}`)}
          />
          {emails.length > 1 && <Remove label={say.email(at)} onClick={() => form.removeListItem('emails', at)} />}
        </div>
      ))}
      <Add label={say.addEmail} onClick={() => form.insertListItem('emails', '')} />
    </Stack>
  )
}

/** Phones, each with its label and whether it takes texts. */
export function PhoneFields({ form }: ClientFormOf) {
  const { phones } = form.values
  return (
    <Stack gap="xs">
      {phones.map((_, at) => (
        <div key={`phone ${at}`} className={classes.line}>
          <TextInput
            label={say.phone(at)}
            description={at === 0 && phones.length > 1 ? say.phoneHint : undefined}
            type="tel"
            autoComplete="off"
            maxLength={200}
            className={classes.wide ?? ''}
            {...form.getInputProps(`phones.${at}.phone`)}
          />
          <TextInput
            label={say.phoneLabel}
            aria-label={`${say.phone(at)}: ${say.phoneLabel}`}
            placeholder={say.phoneLabelPlaceholder}
            maxLength={200}
            className={classes.narrow ?? ''}
            {...form.getInputProps(`phones.${at}.label`)}
          />
          <Checkbox
            label={say.texts}
            aria-label={`${say.phone(at)}: ${say.texts}`}
            className={classes.tick ?? ''}
            {...form.getInputProps(`phones.${at}.sms`, { type: 'checkbox' })}
          />
          {phones.length > 1 && <Remove label={say.phone(at)} onClick={() => form.removeListItem('phones', at)} />}
        </div>
      ))}
      <Add label={say.addPhone} onClick={() => form.insertListItem('phones', { ...noPhone })} />
    </Stack>
  )
}

export function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Group>
      <Button variant="subtle" size="compact-sm" leftSection={<Icon name="plus" size={15} />} onClick={onClick}>
        {label}
      </Button>
    </Group>
  )
}

export function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say.remove(label)} onClick={onClick} className={classes.remove ?? ''}>
      <Icon name="bin" />
    </ActionIcon>
  )
}
