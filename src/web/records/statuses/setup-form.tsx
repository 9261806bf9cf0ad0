import { Button, Checkbox, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { changeStatusSetup, changeType, createStatus, createType, listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { listTriggers, readTrigger } from '#studio/triggers/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { words } from '#web/words/words.ts'
import type { SetupView } from './screens.tsx'
import { isStatus, type Setup } from './statuses.tsx'

const say = words.statuses.form

type FormProps = { of: Setup | 'new' | null; view: SetupView; close: () => void }

/** A status or type that is new, or is changed; null is closed. */
export function SetupForm({ of, view, close }: FormProps) {
  const title = of === null || of === 'new' ? (view === 'types' ? say.newType : say.newStatus) : say.change(of.name)
  return (
    <Modal opened={of !== null} onClose={close} title={title} closeButtonProps={{ 'aria-label': words.actions.close }}>
      {of !== null && <Fields of={of} view={view} close={close} />}
    </Modal>
  )
}

type Draft = { name: string; duration_days: number | null; initial: boolean; final: boolean; active: boolean }
const blank: Draft = { name: '', duration_days: null, initial: false, final: false, active: true }

function draftOf(setup: Setup | 'new'): Draft {
  if (setup === 'new') return blank
  const { name, active } = setup
  return isStatus(setup) ? { name, active, duration_days: setup.duration_days, initial: setup.initial, final: setup.final } : { ...blank, name, active }
}

function Fields({ of, view, close }: FormProps & { of: Setup | 'new' }) {
  const form = useForm<Draft>({ initialValues: draftOf(of) })
  const handles = (trouble: Trouble) => {
    form.setErrors(formErrors(trouble))
    return true
  }
  const save = useSaving(of, { view, done: close, handles })
  const keptInitial = of !== 'new' && isStatus(of) && of.initial
  return (
    <form onSubmit={form.onSubmit(save.put)} noValidate>
      <Stack>
        {save.trouble !== null && !isAtFields(save.trouble, Object.keys(blank)) && <FormTrouble trouble={save.trouble} />}
        <TextInput label={say.name} maxLength={200} required data-autofocus {...form.getInputProps('name')} />
        {view !== 'types' && (
          <>
            <NumberInput
              label={say.duration}
              description={say.durationHint}
              min={0}
              max={3650}
              allowDecimal={false}
              value={form.values.duration_days ?? ''}
              onChange={(value) => form.setFieldValue('duration_days', typeof value === 'number' ? value : null)}
              error={form.errors.duration_days}
            />
            <Checkbox
              label={say.initial}
              description={keptInitial ? say.initialKept : say.initialHint}
              disabled={keptInitial}
              {...form.getInputProps('initial', { type: 'checkbox' })}
            />
            <Checkbox label={say.final} description={say.finalHint} {...form.getInputProps('final', { type: 'checkbox' })} />
          </>
        )}
        <Checkbox label={say.active} description={say.activeHint} {...form.getInputProps('active', { type: 'checkbox' })} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={save.pending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type Saving = { view: SetupView; done: () => void; handles: (trouble: Trouble) => boolean }

/** The four ways to save: a status or a type, a new one or a changed one. */
function useSaving(of: Setup | 'new', { view, done, handles }: Saving) {
  const options = { refreshes: [listStatuses, listTypes, listTriggers, readTrigger], says: () => words.settings.saved, done, handles }
  const addStatus = useCommand(createStatus, options)
  const addType = useCommand(createType, options)
  const putStatus = useCommand(changeStatusSetup, options)
  const putType = useCommand(changeType, options)
  const put = ({ name, active, ...rest }: Draft) => {
    if (of === 'new' && view === 'types') addType.mutate({ body: { subject_kind: 'session', name, active } })
    else if (of === 'new') addStatus.mutate({ body: { subject_kind: view === 'client' ? 'client' : 'session', name, active, ...rest } })
    else if (isStatus(of)) putStatus.mutate({ params: { id: of.id }, body: { version: of.version, name, active, ...rest } })
    else putType.mutate({ params: { id: of.id }, body: { version: of.version, name, active } })
  }
  const all = [addStatus, addType, putStatus, putType]
  return { put, pending: all.some(({ isPending }) => isPending), trouble: all.find(({ error }) => error !== null)?.error ?? null }
}
