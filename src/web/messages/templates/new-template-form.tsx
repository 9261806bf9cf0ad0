import { Button, Group } from '@mantine/core'
import { useForm } from '@mantine/form'
import { createTemplate } from '#studio/messages/templates/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { focusFirstProblem } from '#web/records/focus-problem.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import { differs, type TemplateDraft } from './template-draft.ts'
import { TemplateFields } from './template-fields.tsx'
import { TemplatePreview } from './template-preview.tsx'
import classes from './templates.module.css'

const say = words.templates

type NewTemplateProps = { initial: TemplateDraft; made: (id: number) => void; cancel: () => void; setDirty?: (dirty: boolean) => void }

/** The form of a template that does not exist yet. */
export function NewTemplateForm({ initial, made, cancel, setDirty }: NewTemplateProps) {
  const form = useForm<TemplateDraft>({ initialValues: initial, onValuesChange: (values) => setDirty?.(differs(values, initial)) })
  const create = useCommand(createTemplate, {
    refreshes: refreshed,
    says: ({ name }) => say.created(name),
    done: ({ id }) => made(id),
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      focusFirstProblem()
      return true
    },
  })
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    // It may stand in a window over another form.
    event.stopPropagation()
    form.onSubmit((body) => create.mutate({ body }))(event)
  }
  return (
    <form onSubmit={submit} noValidate>
      {create.error !== null && !isAtFields(create.error, Object.keys(initial)) && <FormTrouble trouble={create.error} />}
      <div className={classes.columns}>
        <TemplateFields form={form} body={initial.body} isNew disabled={false} />
        <TemplatePreview draft={form.values} />
      </div>
      <Group mt="lg">
        <Button type="submit" loading={create.isPending}>
          {say.create}
        </Button>
        <Button variant="default" onClick={cancel}>
          {say.cancel}
        </Button>
      </Group>
    </form>
  )
}
