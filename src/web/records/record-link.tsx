import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { clientPlace, sessionPlace } from '#web/app/places.ts'
import { TextLink } from '#web/ui/links.tsx'

type RecordLinkProps = { record: { kind: TriggerSubject; id: number }; children: string }

/** A record of whatever kind by its name, which leads to where it is shown. */
export function RecordLink({ record: { kind, id }, children }: RecordLinkProps) {
  switch (kind) {
    case 'client':
      return <TextLink to={clientPlace(id)}>{children}</TextLink>
    case 'session':
      return <TextLink to={sessionPlace(id)}>{children}</TextLink>
    case 'appointment':
      return (
        <TextLink to="/appointments/$id" params={{ id }}>
          {children}
        </TextLink>
      )
    case 'invoice':
      return (
        <TextLink to="/invoices/$id" params={{ id }}>
          {children}
        </TextLink>
      )
    case 'production_order':
    case 'preproduction_order':
      return (
        <TextLink to="/orders" search={{ view: kind === 'production_order' ? 'production' : 'preproduction', open: id }}>
          {children}
        </TextLink>
      )
    case 'task':
      return (
        <TextLink to="/tasks" search={{ task: id }}>
          {children}
        </TextLink>
      )
    case 'web_form':
    case 'email':
    case 'incoming_text':
      return children
  }
}
