import type { Work } from '#studio/staff/work.ts'
import type { RecipientKind } from '../communication.ts'
import { loadFamilyReach } from '../load-family-reach.ts'
import { loadReachability } from '../load-reachability.ts'
import type { ClientReach } from '../reachability.ts'

/** Whom a call is to. Staff and vendors have one number, which is put right where they are kept. */
export type Callee = { kind: RecipientKind; id: number | null }

/** How clients and members of their families are reached now, whatever their number; the answer is asked by whom a call is to. */
export async function loadCallees(work: Work, callees: readonly Callee[]): Promise<(callee: Callee) => ClientReach | undefined> {
  const ids = (wanted: RecipientKind) => [...new Set(callees.flatMap(({ kind, id }) => (kind === wanted && id !== null ? [id] : [])))]
  const clients = await loadReachability(work, ids('client'))
  const family = await loadFamilyReach(work, ids('family-member'))
  return ({ kind, id }) => (kind === 'client' ? clients : kind === 'family-member' ? family : nobody).get(id ?? 0)
}

const nobody: ReadonlyMap<number, ClientReach> = new Map()
