import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'

const say = words.why

type Asked = {
  trigger?: number
  record: { kind: TriggerSubject; id: number }
  /** The one that is asked about, of those that the trigger makes of the record: as an item, or by its occurrence where it is none yet. */
  item?: number | undefined
  occurrence?: string | undefined
  /** Whose it is, where one stands beside others. */
  name?: string
}

/** “Why?” beside what a trigger lists, “Why not?” of a record. It stands among words of nearly its color: underlined, everybody sees that it is a link. */
export function WhyLink({ trigger, record: { kind, id }, item, occurrence, name }: Asked) {
  return (
    <TextLink
      to="/explain"
      search={{ trigger, kind, id, item, occurrence }}
      fz="sm"
      underline="always"
      {...(name === undefined ? {} : { 'aria-label': say.whyOf(name) })}
    >
      {trigger === undefined ? say.linkNot : say.link}
    </TextLink>
  )
}

type Made = { of: { message: number } | { task: number } | { item: number }; label: string; name?: string }

/** Leads from what was made to all that led to it. */
export function CausesLink({ of, label, name }: Made) {
  return (
    <TextLink to="/explain" search={of} fz="sm" {...(name === undefined ? {} : { 'aria-label': say.whyOf(name) })}>
      {label}
    </TextLink>
  )
}
