import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { listTypes } from '#studio/records/statuses/contract.ts'
import type { Task } from '#studio/records/tasks/contract.ts'
import { type TaskLink, taskLinks } from '#studio/records/tasks/task.ts'
import { listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { words } from '#web/words/words.ts'
import { DrawerForm } from '../drawer-form.tsx'
import { linkedOf, linkIds } from './linked.ts'
import { TaskLinkFields } from './task-link-fields.tsx'

const say = words.tasks.form

export type TaskFields = {
  description: string
  notes: string
  start_on: string | null
  due_on: string | null
  priority: number
  member_id: number | null
  department_id: number | null
  type_id: number | null
} & Record<TaskLink, number | null>

type TaskFormProps = {
  task: Task | null
  save: (fields: TaskFields, refused: (trouble: Trouble) => void) => void
  saving: boolean
  trouble: Trouble | null
  reload: () => void
  setDirty: (dirty: boolean) => void
}

const fields = ['description', 'notes', 'start_on', 'due_on', 'priority', 'member_id', 'department_id', 'type_id', ...taskLinks] as const
const chosen = (value: string) => (value === '' ? null : Number(value))

/** The fields of a task, for a new one and for changes. What the server refuses stands at its field. */
export function TaskForm({ task, save, saving, trouble, reload, setDirty }: TaskFormProps) {
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  const departments = useAnswer(listDepartments, { query: { limit: 500 } })
  const types = useAnswer(listTypes, { query: { subject_kind: 'task' } })
  const initialValues = {
    description: task?.description ?? '',
    notes: task?.notes ?? '',
    start_on: task?.start_on ?? null,
    due_on: task?.due_on ?? null,
    priority: String(task?.priority ?? 2),
    member_id: String(task?.member?.id ?? ''),
    department_id: String(task?.department?.id ?? ''),
    type_id: String(task?.type?.id ?? ''),
    linked: linkedOf(task),
  }
  const form = useForm({
    initialValues,
    onValuesChange: (values) => setDirty(JSON.stringify(values) !== JSON.stringify(initialValues)),
    validate: { description: (value) => (value.trim() === '' ? say.descriptionMissing : null) },
  })
  const saved = (values: typeof initialValues, refused: (trouble: Trouble) => void) =>
    save(
      {
        description: values.description.trim(),
        notes: values.notes,
        start_on: values.start_on,
        due_on: values.due_on,
        priority: Number(values.priority),
        member_id: chosen(values.member_id),
        department_id: chosen(values.department_id),
        type_id: chosen(values.type_id),
        ...linkIds(values.linked),
      },
      refused,
    )
  const options = (rows: readonly { id: number; name: string }[] | undefined, none: string) => [
    { value: '', label: none },
    ...(rows ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  ]
  return (
    <DrawerForm form={form} fields={fields} trouble={trouble} saving={saving} button={task === null ? say.add : say.save} save={saved} reload={reload}>
      <TextInput label={say.description} withAsterisk maxLength={200} data-autofocus {...form.getInputProps('description')} />
      <Textarea label={say.notes} autosize minRows={2} maxRows={10} {...form.getInputProps('notes')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <DateField label={say.start} {...form.getInputProps('start_on')} value={form.values.start_on} />
        <DateField near label={say.due} {...form.getInputProps('due_on')} value={form.values.due_on} />
        <NativeSelect label={say.member} data={options(members.data?.rows, say.nobody)} {...form.getInputProps('member_id')} />
        <NativeSelect label={say.department} data={options(departments.data?.rows, say.noDepartment)} {...form.getInputProps('department_id')} />
        <NativeSelect
          label={say.priority}
          data={Object.entries(words.tasks.priorities).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('priority')}
        />
        <NativeSelect
          label={say.type}
          description={say.typeHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={options(
            types.data?.rows.filter(({ id, active }) => active || id === task?.type?.id),
            say.noType,
          )}
          {...form.getInputProps('type_id')}
        />
      </SimpleGrid>
      <TaskLinkFields
        links={form.values.linked}
        link={(field, record) => form.setFieldValue('linked', { ...form.values.linked, [field]: record })}
        errors={form.errors}
      />
    </DrawerForm>
  )
}
