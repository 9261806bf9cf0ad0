import { Checkbox, PasswordInput, Select, TextInput } from '@mantine/core'
import type { useForm } from '@mantine/form'
import { senderSecurities } from '#studio/messages/sender/sender.ts'
import { Section } from '#web/records/section.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import type { SenderDraft } from './sender-draft.ts'
import classes from './settings.module.css'

const say = words.settings.sender

type FieldsProps = { form: ReturnType<typeof useForm<SenderDraft>> }

export function FromFields({ form }: FieldsProps) {
  return (
    <Section title={say.from}>
      <div className={classes.pair}>
        <TextInput {...hintBelow} label={say.fromName} description={say.fromNameHint} maxLength={200} {...form.getInputProps('from_name')} />
        <TextInput {...hintBelow} label={say.fromAddress} type="email" maxLength={320} required {...form.getInputProps('from_address')} />
        <TextInput {...hintBelow} label={say.replyTo} description={say.replyToHint} type="email" maxLength={320} {...form.getInputProps('reply_to')} />
      </div>
    </Section>
  )
}

const usualPorts = { none: 25, starttls: 587, tls: 465 } as const

export function ServerFields({ form, hasPassword }: FieldsProps & { hasPassword: boolean }) {
  const { values } = form
  const secure = (value: string | null) => {
    const security = senderSecurities.find((one) => one === value) ?? 'starttls'
    // The port follows where it is a usual one; a port of one's own stays.
    const usual = Object.values(usualPorts).some((port) => port === values.port)
    form.setValues({ security, ...(usual ? { port: usualPorts[security] } : {}) })
  }
  return (
    <Section title={say.server}>
      <div className={classes.pair}>
        <TextInput {...hintBelow} label={say.host} description={say.serverHint} maxLength={253} required autoComplete="off" {...form.getInputProps('host')} />
        <Select
          label={say.security}
          data={senderSecurities.map((value) => ({ value, label: say.securities[value] }))}
          value={values.security}
          onChange={secure}
          error={form.errors.security}
          allowDeselect={false}
        />
        <Whole form={form} field="port" label={say.port} range={[1, 65_535]} />
      </div>
      <div className={classes.pair} style={{ marginTop: 'var(--mantine-spacing-md)' }}>
        <TextInput {...hintBelow} label={say.username} maxLength={320} autoComplete="off" {...form.getInputProps('username')} />
        <div>
          <PasswordInput
            {...hintBelow}
            label={say.password}
            description={hasPassword ? say.passwordKept : say.passwordNone}
            maxLength={1000}
            autoComplete="new-password"
            disabled={values.forget_password}
            visibilityToggleButtonProps={{ 'aria-label': say.showPassword }}
            {...form.getInputProps('password')}
          />
          {hasPassword && <Checkbox mt="xs" label={say.removePassword} {...form.getInputProps('forget_password', { type: 'checkbox' })} />}
        </div>
        <Whole form={form} field="connections" label={say.connections} range={[1, 20]} />
        <Whole form={form} field="timeout_seconds" label={say.timeout} range={[1, 600]} />
      </div>
    </Section>
  )
}

type WholeProps = FieldsProps & { field: 'port' | 'connections' | 'timeout_seconds'; label: string; range: readonly [number, number] }

function Whole({ form, field, ...shape }: WholeProps) {
  return <WholeField {...shape} value={form.values[field]} onChange={(value) => form.setFieldValue(field, value)} error={form.errors[field]} />
}
