import { archiveInvoice, type Invoice } from '#studio/records/invoices/contract.ts'
import { words } from '#web/words/words.ts'
import { ArchiveButton } from '../archive-button.tsx'
import { useInvoiceCommand } from './use-invoice-command.ts'

const say = words.invoices

/** Puts an invoice away, after asking, or takes it back. */
export function ArchiveInvoice({ invoice: { id, version, archived_at } }: { invoice: Invoice }) {
  const archive = useInvoiceCommand(archiveInvoice, { says: (after) => (after.archived_at === null ? say.restored : say.archived) })
  const put = (archived: boolean) => archive.mutate({ params: { id }, body: { archived, version } })
  return <ArchiveButton archived={archived_at !== null} pending={archive.isPending} title={say.archiveTitle} text={say.archiveText} put={put} />
}
