import { Select, Text, TextInput } from '@mantine/core'
import { type SubjectKind, subjectKinds } from '#studio/records/subject.ts'
import { needed } from '#studio/triggers/basis-objections.ts'
import { setupKinds } from '#web/records/statuses/screens.tsx'
import { IdSelect } from '#web/ui/id-select.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import { movedTo } from './moved-to.ts'
import { placeChoices, placeOf, placeSays } from './places.ts'
import { mayTakeAnyType, type TriggerForm } from './trigger-form.ts'
import type { FormProps } from './trigger-tabs.tsx'
import classes from './triggers.module.css'
import type { Choices } from './use-choices.ts'

const say = words.triggers.when
/** No type has this number. */
const anyType = 0

/** Which records: their kind, and what picks them out of all of their kind. */
export function RecordsFields({ form, choices }: FormProps) {
  const { values } = form
  const needs = needed(values)
  const mayBeAny = mayTakeAnyType(values)
  const statuses = statusesOf(choices, values)
  const setup = setupKind(values.subject_kind)
  return (
    <div>
      <div className={classes.row}>
        <Select
          className={classes.grow ?? ''}
          label={say.records}
          data={placeChoices}
          value={placeOf(values)}
          onChange={(place) => place !== null && form.setValues(movedTo(values, place, choices))}
          allowDeselect={false}
          maxDropdownHeight={360}
          error={form.errors.basis ?? form.errors.subject_kind ?? form.errors.any_type}
        />
        {(needs.type || mayBeAny) && (
          <div className={classes.grow}>
            <IdSelect
              label={say.type}
              description={values.basis === 'type' ? say.typeHint(values.subject_kind) : undefined}
              choices={[...(mayBeAny ? [{ id: anyType, name: say.anyType }] : []), ...typesOf(choices, values)]}
              value={values.any_type && mayBeAny ? anyType : values.type_id}
              gone={words.triggers.outputs.gone}
              onChange={(id) => form.setValues(ofType(values, id))}
              error={form.errors.type_id}
              required
            />
          </div>
        )}
        {needs.status && !(values.subject_kind === 'invoice' && !choices.invoiceStatuses) && (
          <div className={classes.grow}>
            <IdSelect
              label={say.status}
              description={values.basis === 'status' ? say.statusHint(values.subject_kind) : undefined}
              choices={statuses}
              value={values.status_id}
              gone={words.triggers.outputs.gone}
              onChange={(id) => form.setFieldValue('status_id', id)}
              placeholder={values.basis === 'type-and-status' && values.type_id === null ? say.typeFirst : statuses.length === 0 ? say.noStatuses : undefined}
              error={form.errors.status_id}
              required
            />
          </div>
        )}
        {values.basis === 'keyword' && (
          <TextInput
            className={classes.grow ?? ''}
            label={say.keyword}
            description={say.keywordHint}
            maxLength={100}
            required
            value={values.keyword ?? ''}
            onChange={(event) => form.setFieldValue('keyword', event.currentTarget.value)}
            error={form.errors.keyword}
          />
        )}
      </div>
      {needs.status && setup !== null && choices.statuses.length > 0 && statuses.length === 0 && values.type_id === null && (
        <Text size="sm" mt="xs">
          {subjectKinds[setup].statusesOf === 'type' ? say.noTypesNext(values.subject_kind) : say.noStatusesNext(values.subject_kind)}{' '}
          <TextLink to="/settings/statuses" search={{ kind: setup, part: subjectKinds[setup].statusesOf === 'type' ? 'types' : undefined }}>
            {say.toStatuses}
          </TextLink>
        </Text>
      )}
      <Text size="sm" c="dimmed" mt="xs">
        {values.subject_kind === 'invoice' && !choices.invoiceStatuses && `${say.invoiceStatusesOff} `}
        {placeSays(values)}
      </Text>
    </div>
  )
}

/** Kinds whose statuses the studio sets up. */
function setupKind(kind: TriggerForm['subject_kind']): SubjectKind | null {
  return setupKinds.find((one) => one === kind) ?? null
}

function typesOf({ types }: Choices, { subject_kind, type_id }: TriggerForm) {
  return types.filter((type) => type.subject_kind === subject_kind && (type.active || type.id === type_id)).map(named)
}

/** Where each type has statuses of its own they are those of the chosen type, or of all, each with its type's name. */
function statusesOf({ statuses, types }: Choices, { subject_kind, basis, type_id, status_id }: TriggerForm) {
  const own = statuses.filter(
    (status) =>
      status.subject_kind === subject_kind && (basis !== 'type-and-status' || status.type_id === type_id) && (status.active || status.id === status_id),
  )
  const typeName = (id: number | null) => types.find((type) => type.id === id)?.name
  return own.map((status) => {
    const { id, name } = named(status)
    const type = basis === 'status' ? typeName(status.type_id) : undefined
    return { id, name: type === undefined ? name : say.statusOf(type, name) }
  })
}

function named({ id, name, active }: { id: number; name: string; active: boolean }) {
  return { id, name: active ? name : say.inactive(name) }
}

/** Another type has other statuses. */
function ofType({ basis, type_id, status_id }: TriggerForm, id: number | null): Partial<TriggerForm> {
  if (id === anyType) return { any_type: true, type_id: null }
  return { any_type: false, type_id: id, status_id: basis === 'type-and-status' && id !== type_id ? null : status_id }
}
