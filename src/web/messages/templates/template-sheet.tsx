import { Alert } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { changeTemplate, readTemplate } from '#studio/messages/templates/contract.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import { keyOf } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { ChangeTrouble } from '#web/records/change-trouble.tsx'
import { focusFirstProblem } from '#web/records/focus-problem.ts'
import type { Editing } from '#web/ui/editing.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SaveBar } from '#web/ui/save-bar.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import { TemplateActions } from './template-actions.tsx'
import { differs, draftOf, type Template, type TemplateDraft } from './template-draft.ts'
import { TemplateFields } from './template-fields.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateUses } from './template-uses.tsx'
import classes from './templates.module.css'

const say = words.templates

/** A saved template in its form, with how it reads beside it. */
export function TemplateSheet({ template, editing }: { template: Template; editing: Editing }) {
  const client = useQueryClient()
  const initial = draftOf(template)
  const form = useForm<TemplateDraft>({ initialValues: initial, onValuesChange: (values) => editing.setDirty(differs(values, initial)) })
  const save = useCommand(changeTemplate, {
    refreshes: refreshed,
    says: () => say.saved,
    done: (saved) => {
      editing.setDirty(false)
      client.setQueryData(keyOf(readTemplate, { params: { id: saved.id } }), saved)
    },
    handles: (trouble) => {
      form.setErrors(formErrors(trouble))
      focusFirstProblem()
      return true
    },
  })
  const mayWrite = useMay('setup.write')
  const submit = form.onSubmit(({ subject_kind: _kind, ...changed }) =>
    save.mutate({ params: { id: template.id }, body: { version: template.version, ...changed } }),
  )
  return (
    <Page title={template.name} actions={mayWrite && <TemplateActions template={template} />}>
      {template.archived_at !== null && (
        <Alert color="honey" icon={<Icon name="bin" />}>
          {say.isArchived}
        </Alert>
      )}
      {save.error !== null && <ChangeTrouble trouble={save.error} reload={editing.reload} />}
      <form onSubmit={submit} noValidate>
        <div className={classes.columns}>
          <TemplateFields form={form} body={template.body} isNew={false} disabled={!mayWrite} />
          <TemplatePreview draft={form.values} />
        </div>
        <SaveBar dirty={mayWrite && differs(form.values, initial)} saving={save.isPending} discard={editing.reload} />
      </form>
      <TemplateUses id={template.id} />
    </Page>
  )
}
