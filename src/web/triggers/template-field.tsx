import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { subjectKinds } from '#studio/messages/rendering/merge-fields.ts'
import { templateFits } from '#studio/triggers/references.ts'
import { useMay } from '#web/app/me.ts'
import { templatePlace } from '#web/app/places.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IdSelect } from '#web/ui/id-select.tsx'
import { words } from '#web/words/words.ts'
import type { StepForm, TriggerForm } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'
import type { Choices } from './use-choices.ts'

const say = words.triggers.outputs
const NewTemplateWindow = lazy(() => import('#web/messages/templates/new-template-window.tsx').then((part) => ({ default: part.NewTemplateWindow })))

type TemplateFieldProps = FormProps & { at: `outputs.${number}.steps.${number}`; step: StepForm }

/** Which template an email, letter or text is written from; a new one can be made on the spot. */
export function TemplateField({ form, choices, at, step }: TemplateFieldProps) {
  const mayWrite = useMay('setup.write')
  const [making, setMaking] = useState(false)
  const field = `${at}.template_id` as const
  const fitting = fittingTemplates(choices, form.values)
  return (
    <div className={classes.grow}>
      <IdSelect
        label={say.template}
        placeholder={fitting.length === 0 ? say.noTemplates : say.noTemplate}
        choices={fitting}
        value={step.template_id}
        gone={say.gone}
        onChange={(id) => form.setFieldValue(field, id)}
        error={form.errors[field]}
        required
      />
      {step.template_id !== null && (
        <Anchor component={Link} to={templatePlace(step.template_id)} target="_blank" fz="sm" mr="xs" fw={600}>
          {say.editTemplate}
        </Anchor>
      )}
      {mayWrite && (
        <Button variant="subtle" size="compact-sm" mt={4} leftSection={<Icon name="plus" size={14} />} onClick={() => setMaking(true)}>
          {say.newTemplate}
        </Button>
      )}
      {making && (
        <Suspense>
          <NewTemplateWindow
            subjectKind={subjectKinds.find((kind) => kind === form.values.subject_kind) ?? 'client'}
            purpose={form.values.purpose}
            close={() => setMaking(false)}
            made={(id) => {
              form.setFieldValue(field, id)
              setMaking(false)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

/** Templates of such records; marketing ones only for marketing triggers. */
function fittingTemplates({ templates }: Choices, { subject_kind, purpose }: TriggerForm) {
  return templates
    .filter((template) => templateFits(template, subject_kind))
    .map(({ id, name, purpose: about }) => ({
      id,
      name: about === 'marketing' ? say.templateMarketing(name) : name,
      disabled: about === 'marketing' && purpose !== 'marketing',
    }))
}
