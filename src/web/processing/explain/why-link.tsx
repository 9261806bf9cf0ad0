import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'

type Asked = { trigger?: number; record: { kind: TriggerSubject; id: number } }

/** “Why?” beside what a trigger lists, “Why not?” of a record. */
export function WhyLink({ trigger, record: { kind, id } }: Asked) {
  return (
    <TextLink to="/explain" search={{ trigger, kind, id }} fz="sm">
      {trigger === undefined ? words.why.linkNot : words.why.link}
    </TextLink>
  )
}
