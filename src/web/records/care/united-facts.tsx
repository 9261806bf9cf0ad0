import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { MergePreview } from '#studio/records/care/contract.ts'
import type { MovedKind } from '#studio/records/care/moved-kinds.ts'
import { useMe } from '#web/app/me.ts'
import { Facts } from '#web/ui/details.tsx'
import { words } from '#web/words/words.ts'

const say = words.care.merge
const kinds: Readonly<Record<string, (count: number) => string>> = say.kinds satisfies Record<MovedKind, (count: number) => string>

/** What the one client has of both. */
export function UnitedFacts({ preview: { emails, phones, family, status, moves, do_not_market, do_not_call } }: { preview: MergePreview }) {
  const { default_country } = useMe().studio
  const wishes = [do_not_market ? words.clients.doNotMarket : '', do_not_call ? words.clients.doNotCall : ''].filter((wish) => wish !== '')
  return (
    <Facts
      facts={[
        [say.emails, emails.join(', ') || words.clients.noEmail],
        [say.phones, phones.map(({ phone }) => readablePhone(phone, default_country)).join(', ') || words.clients.noPhone],
        [say.family, family.join(', ')],
        [say.wishes, wishes.join(', ') || say.noWishes],
        [say.status, status],
        [say.notes, say.notesUnited],
        [say.moves, moves.map(({ what, count }) => kinds[what]?.(count) ?? what).join(', ') || say.movesNothing],
      ]}
    />
  )
}
