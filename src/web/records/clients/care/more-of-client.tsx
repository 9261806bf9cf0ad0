import { useNavigate } from '@tanstack/react-router'
import type { Client } from '#studio/records/clients/contract.ts'
import { RowMenu } from '#web/ui/row-menu.tsx'
import { words } from '#web/words/words.ts'

const say = words.care

/** What is done with a client now and then. */
export function MoreOfClient({ client: { id, archived_at } }: { client: Client }) {
  const go = useNavigate()
  if (archived_at !== null) return null
  return <RowMenu label={say.more} items={[{ label: say.merge.action, icon: 'people', act: () => void go({ to: '/clients/$id/merge', params: { id } }) }]} />
}
