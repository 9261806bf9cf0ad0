import { Checkbox, NativeSelect, PasswordInput, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { useForm } from '@mantine/form'
import { dateOrders } from '#studio/calendar/date-order.ts'
import { type Feed, readFeedsFolder } from '#studio/records/feeds/contract.ts'
import { importedKinds } from '#studio/records/imports/imported-kind.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { hintBelow } from '#web/ui/hint-below.ts'
import { TimeField } from '#web/ui/time-field.tsx'
import { words } from '#web/words/words.ts'
import { type FeedDraft, offeredMinutes } from './feed-draft.ts'

const say = words.feeds.form

type Form = { form: Pick<ReturnType<typeof useForm<FeedDraft>>, 'values' | 'errors' | 'setFieldValue' | 'getInputProps'> }

/** What it is called, what the files hold, and where they come from. */
export function SourceFields({ form, before }: Form & { before: Feed | null }) {
  const { source } = form.values
  return (
    <>
      <TextInput
        label={say.name}
        description={say.nameHint}
        {...hintBelow}
        maxLength={200}
        withAsterisk
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NativeSelect label={say.kind} data={importedKinds.map((value) => ({ value, label: words.imports.kinds[value] }))} {...form.getInputProps('kind')} />
      <Radio.Group label={say.source} {...form.getInputProps('source')}>
        <Stack gap={6} mt={6}>
          <Radio value="folder" label={say.sources.folder} />
          <Radio value="address" label={say.sources.address} />
        </Stack>
      </Radio.Group>
      {source === 'folder' ? <FolderField form={form} /> : <AddressFields form={form} before={before} />}
    </>
  )
}

function FolderField({ form }: Form) {
  const root = useAnswer(readFeedsFolder, {})
  return (
    <TextInput
      label={say.folder}
      description={root.data === undefined ? null : say.folderHint(root.data.folder)}
      {...hintBelow}
      maxLength={300}
      withAsterisk
      autoComplete="off"
      {...form.getInputProps('folder')}
    />
  )
}

function AddressFields({ form, before }: Form & { before: Feed | null }) {
  const kept = before !== null && before.folder === null ? before : null
  return (
    <>
      <TextInput
        label={say.address}
        description={kept === null ? say.addressHint : say.addressKept(kept.place)}
        {...hintBelow}
        type="url"
        placeholder="https://"
        maxLength={4000}
        withAsterisk={kept === null}
        autoComplete="off"
        {...form.getInputProps('address')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={say.username} description={say.loginHint} {...hintBelow} maxLength={320} autoComplete="off" {...form.getInputProps('username')} />
        <PasswordInput
          label={say.password}
          description={kept?.has_password === true ? say.passwordKept : null}
          {...hintBelow}
          maxLength={1000}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </SimpleGrid>
    </>
  )
}

/** How often, or when of the day. */
export function WhenFields({ form }: Form) {
  const { rhythm, daily_at } = form.values
  const own = Number(rhythm)
  const minutes = [...new Set([...offeredMinutes, ...(own > 0 ? [own] : [])])].toSorted((a, b) => a - b)
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NativeSelect
        label={say.when}
        data={[...minutes.map((each) => ({ value: String(each), label: words.feeds.every(each) })), { value: 'daily', label: say.rhythms.daily }]}
        {...form.getInputProps('rhythm')}
      />
      {rhythm === 'daily' && (
        <TimeField label={say.at} value={daily_at} onChange={(time) => form.setFieldValue('daily_at', time)} error={form.errors.daily_at} />
      )}
    </SimpleGrid>
  )
}

/** How the files are read. */
export function ReadingFields({ form }: Form) {
  return (
    <>
      <NativeSelect
        label={say.mode}
        description={say.modeHint}
        {...hintBelow}
        data={Object.entries(say.modes).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('mode')}
      />
      <NativeSelect
        label={say.dateOrder}
        data={[
          { value: '', label: say.recognized },
          ...Object.entries(dateOrders).map(([value, { label, example }]) => ({ value, label: `${label}, ${words.imports.example(example)}` })),
        ]}
        {...form.getInputProps('date_order')}
      />
      <Checkbox label={say.whole} {...form.getInputProps('all_or_nothing', { type: 'checkbox' })} />
    </>
  )
}
