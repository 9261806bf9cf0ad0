import { useState } from 'react'
import { createVendor } from '#studio/records/vendors/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Details } from '#web/ui/details.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { words } from '#web/words/words.ts'
import { refreshedByVendor } from './refreshed-by-vendor.ts'
import { VendorForm } from './vendor-form.tsx'

const say = words.vendors

/** A vendor that a person adds. */
export function NewVendor({ opened, close }: { opened: boolean; close: (saved: boolean) => void }) {
  const [dirty, setDirty] = useState(false)
  const create = useCommand(createVendor, { refreshes: refreshedByVendor, says: ({ name }) => say.created(name), done: () => close(true), handles: () => true })
  return (
    <Details opened={opened} onClose={() => close(false)} title={say.add}>
      <VendorForm
        vendor={null}
        saving={create.isPending}
        trouble={create.error}
        save={(body, refused) => create.mutate({ body }, { onError: refused })}
        setDirty={setDirty}
        reload={() => create.reset()}
      />
      <LeaveGuard dirty={dirty} inDrawer />
    </Details>
  )
}
