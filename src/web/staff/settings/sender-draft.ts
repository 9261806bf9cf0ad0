import type { Output } from '#platform/http/contract.ts'
import type { readSender, SenderChange } from '#studio/messages/sender/contract.ts'

type Saved = Output<typeof readSender>

/** What the form shows and does not change. */
type Told = 'version' | 'has_password' | 'last_trouble' | 'links_to' | 'links_work'

/** The sender as its form holds it. The password that is saved never comes here; an empty field keeps it. */
export type SenderDraft = Omit<Saved, Told> & { password: string; forget_password: boolean }

export function senderDraft({
  version: _version,
  has_password: _has,
  last_trouble: _trouble,
  links_to: _to,
  links_work: _work,
  ...fields
}: Saved): SenderDraft {
  return { ...fields, password: '', forget_password: false }
}

/** What saving sends: a typed password replaces the saved one, the tick removes it, neither keeps it. */
export function senderChange({ password, forget_password, ...fields }: SenderDraft): Omit<SenderChange, 'version'> {
  if (password !== '') return { ...fields, password }
  return forget_password ? { ...fields, password: null } : fields
}
