import { Alert, Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import { archiveVendor, changeVendor, readVendor, type Vendor } from '#studio/records/vendors/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { type Editing, EditingOf } from '#web/ui/editing.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import { ArchiveButton } from '../archive-button.tsx'
import { History } from '../history.tsx'
import { refreshedByVendor } from './refreshed-by-vendor.ts'
import { VendorForm } from './vendor-form.tsx'

const say = words.vendors

/** An opened vendor. Is made anew for each: what is unsaved belongs to one. */
export function VendorDetails({ id, close }: { id: number | undefined; close: (saved: boolean) => void }) {
  const [dirty, setDirty] = useState(false)
  const vendor = useAnswer(readVendor, { params: { id: id ?? 0 } }, { when: id !== undefined })
  const mayWrite = useMay('records.write')
  const data = id === undefined ? undefined : vendor.data
  return (
    <Details
      opened={id !== undefined}
      onClose={() => close(false)}
      title={data?.name ?? say.one}
      actions={mayWrite && data !== undefined ? <VendorActions vendor={data} dirty={dirty} /> : undefined}
    >
      {id !== undefined && (
        <EditingOf answer={vendor} inDrawer>
          {(found, editing) => (
            <VendorParts
              vendor={found}
              editing={{
                ...editing,
                setDirty: (unsaved) => {
                  setDirty(unsaved)
                  editing.setDirty(unsaved)
                },
              }}
            />
          )}
        </EditingOf>
      )}
    </Details>
  )
}

function VendorActions({ vendor: { id, version, archived_at }, dirty }: { vendor: Vendor; dirty: boolean }) {
  const archive = useCommand(archiveVendor, { refreshes: refreshedByVendor, says: (after) => (after.archived_at === null ? say.restored : say.archived) })
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  if (dirty) return <Text size="sm">{say.saveFirst}</Text>
  return <ArchiveButton archived={archived_at !== null} pending={archive.isPending} title={say.archiveTitle} text={say.archiveText} put={put} />
}

function VendorParts({ vendor, editing }: { vendor: Vendor; editing: Editing }) {
  const { default_country } = useMe().studio
  const hasForm = useMay('records.write') && vendor.archived_at === null
  const change = useCommand(changeVendor, {
    refreshes: refreshedByVendor,
    says: () => say.saved,
    done: () => editing.setDirty(false),
    handles: () => true,
  })
  const { id, version, contact_name, email, phone, account_number, notes } = vendor
  return (
    <>
      {vendor.archived_at !== null && (
        <Alert color="honey" icon={<Icon name="info" />} mb="md">
          {say.isArchived}
        </Alert>
      )}
      {hasForm ? (
        <Part title={say.change}>
          <VendorForm
            vendor={vendor}
            saving={change.isPending}
            trouble={change.error}
            reload={editing.reload}
            setDirty={editing.setDirty}
            save={(fields, refused) => change.mutate({ params: { id }, body: { ...fields, version } }, { onError: refused })}
          />
        </Part>
      ) : (
        <Part title={words.records.details}>
          <Facts
            facts={[
              [say.form.contact, contact_name],
              [say.form.email, email && <Anchor href={`mailto:${email}`}>{email}</Anchor>],
              [say.form.phone, phone && <Anchor href={`tel:${phone}`}>{readablePhone(phone, default_country)}</Anchor>],
              [say.form.account, account_number],
              [say.form.notes, notes],
            ]}
          />
        </Part>
      )}
      <Part title={say.orders}>
        <Text size="sm">
          <TextLink to="/orders" search={{ vendor: id, finished: true }}>
            {say.production}
          </TextLink>
          {' · '}
          <TextLink to="/orders" search={{ view: 'preproduction', vendor: id, finished: true }}>
            {say.preproduction}
          </TextLink>
        </Text>
      </Part>
      <History kind="vendor" id={id} frame={Part} />
    </>
  )
}
