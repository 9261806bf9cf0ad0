import { Button } from '@mantine/core'
import { archiveInvoice, type Invoice } from '#studio/records/invoices/contract.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'
import { useInvoiceCommand } from './use-invoice-command.ts'

const say = words.invoices

/** Puts an invoice away, after asking, or takes it back. */
export function ArchiveInvoice({ invoice: { id, version, archived_at } }: { invoice: Invoice }) {
  const archive = useInvoiceCommand(archiveInvoice, { says: (after) => (after.archived_at === null ? say.restored : say.archived) })
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  if (archived_at !== null) {
    return (
      <Button variant="default" loading={archive.isPending} onClick={() => put(false)}>
        {words.records.restore}
      </Button>
    )
  }
  return (
    <ConfirmButton
      variant="default"
      label={words.records.archive}
      title={say.archiveTitle}
      text={say.archiveText}
      loading={archive.isPending}
      onConfirm={() => put(true)}
    />
  )
}
