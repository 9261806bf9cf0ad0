import { Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import type { useForm } from '@mantine/form'
import { purposes } from '#studio/messages/communication.ts'
import { subjectKinds } from '#studio/messages/rendering/merge-fields.ts'
import { words } from '#web/words/words.ts'
import { BodyEditor } from './body-editor.tsx'
import { FieldChips } from './field-chips.tsx'
import type { TemplateDraft } from './template-draft.ts'
import classes from './templates.module.css'
import { useInsert } from './use-insert.ts'

const say = words.templates

type FieldsProps = {
  form: ReturnType<typeof useForm<TemplateDraft>>
  /** The body the editor begins with; it keeps its own afterwards. */
  body: string
  /** What a template is written for stays as it was made. */
  isNew: boolean
  disabled: boolean
}

/** Everything a template says, and the fields to say it with. */
export function TemplateFields({ form, body, isNew, disabled }: FieldsProps) {
  const { insert, subject: line, setEditor, writingIn } = useInsert((subject) => form.setFieldValue('subject', subject))
  const { values } = form
  return (
    <fieldset disabled={disabled} className={classes.fields}>
      <Stack>
        <TextInput
          label={say.fields.name}
          description={say.fields.nameHint}
          maxLength={200}
          required
          data-autofocus={isNew || undefined}
          {...form.getInputProps('name')}
        />
        <Group align="flex-start" gap="xl">
          {isNew ? (
            <Select
              label={say.fields.kind}
              description={say.kindHints[values.subject_kind]}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={subjectKinds.map((kind) => ({ value: kind, label: say.kinds[kind] }))}
              allowDeselect={false}
              {...form.getInputProps('subject_kind')}
              style={{ flex: '1 1 14rem' }}
            />
          ) : (
            <div style={{ flex: '1 1 14rem' }}>
              <Text size="sm" fw={600}>
                {say.fields.kind}
              </Text>
              <Text size="sm">{say.kinds[values.subject_kind]}</Text>
              <Text size="xs" c="dimmed">
                {say.kindHints[values.subject_kind]}
              </Text>
            </div>
          )}
          <Radio.Group label={say.fields.purpose} {...form.getInputProps('purpose')} style={{ flex: '1 1 14rem' }}>
            <Stack gap="xs" mt={6}>
              {purposes.map((purpose) => (
                <Radio key={purpose} value={purpose} label={say.purposes[purpose]} description={say.purposeHints[purpose]} />
              ))}
            </Stack>
          </Radio.Group>
        </Group>
        <TextInput ref={line} label={say.fields.subject} maxLength={1000} required {...form.getInputProps('subject')} onFocus={writingIn('subject')} />
        <BodyEditor
          initial={body}
          onChange={(html) => form.setFieldValue('body', html)}
          ready={setEditor}
          onFocus={writingIn('body')}
          error={form.errors.body}
          disabled={disabled}
        />
        <FieldChips subjectKind={values.subject_kind} insert={insert} disabled={disabled} />
      </Stack>
    </fieldset>
  )
}
