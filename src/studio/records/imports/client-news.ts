import type { ClientRecord, ClientValues, FamilyMember } from '../clients/client.ts'
import { same } from '../differences.ts'
import type { ClientSaid } from './client-row.ts'
import { mergedList } from './merged-list.ts'

type Relative = NonNullable<ClientSaid['family']>[number]

/** What a file says about a client that it did not say last time; what it never said before counts as empty. */
export function newsOf<Said extends object>(said: Said, last: Partial<Said> | null): Partial<Said> {
  const entries = Object.entries(said).filter(
    ([field, value]) => !same(value, last === null || !(field in last) ? blankLike(value) : last[field as keyof Said]),
  )
  return Object.fromEntries(entries) as Partial<Said>
}

function blankLike(value: unknown): unknown {
  if (typeof value === 'string') return ''
  if (typeof value === 'boolean') return false
  return Array.isArray(value) ? [] : null
}

/** The values a client gets by these news. `last` is what the file said before. Status and due date are not among them. */
export function clientValues(client: ClientRecord, news: Partial<ClientSaid>, last: Partial<ClientSaid>): ClientValues {
  const { emails, phones, family, status, status_due_on, ...plain } = news
  return {
    ...plain,
    ...(emails === undefined ? {} : { emails: mergedList({ now: client.emails, before: last.emails ?? [], said: emails }, (email) => email) }),
    ...(phones === undefined ? {} : { phones: mergedList({ now: client.phones, before: last.phones ?? [], said: phones }, ({ phone }) => phone) }),
    ...(family === undefined ? {} : { family: mergedFamily(client.family, last.family ?? [], family) }),
  }
}

const keyOf = ({ relation, name }: Relative) => `${relation} ${name}`.toLowerCase()

/** Relatives keep their number when they keep their name, or when one of the same relation is named anew. */
function mergedFamily(family: readonly FamilyMember[], before: readonly Relative[], said: readonly Relative[]): Omit<FamilyMember, 'known_at'>[] {
  const now = family.map(({ relation, name, birthday }) => ({ relation, name, birthday }))
  const merged = mergedList({ now, before, said }, keyOf)
  const free = new Set(family.filter((member) => !merged.some((each) => keyOf(each) === keyOf(member))))
  return merged.map((relative) => {
    const same = family.find((member) => keyOf(member) === keyOf(relative))
    const renamed = same ?? [...free].find((member) => member.relation === relative.relation)
    if (renamed !== undefined) free.delete(renamed)
    const { id, email, phone } = renamed ?? { id: null, email: null, phone: null }
    return { id, email, phone, ...relative }
  })
}
