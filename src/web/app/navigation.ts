import type { Permission } from '#studio/staff/roles.ts'
import type { IconName } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'

export type Destination = {
  to: string
  label: string
  icon: IconName
  permission: Permission
  /** Its name in the bar at the bottom of a phone; without one it stands under "More". */
  phone?: string
  /** Only where the demo's mailbox is. */
  mailbox?: true
  /** Its badge says how many emails wait for a decision. */
  doubts?: true
}

/** Where the menu leads, in its order. A screen is added here and in `screens.ts`. */
export const navigation: readonly { heading: string; destinations: readonly Destination[] }[] = [
  {
    heading: words.navigation.daily,
    destinations: [
      { to: '/process', label: words.navigation.process, icon: 'process', permission: 'items.read', phone: words.navigation.processShort },
      { to: '/forecast', label: words.forecast.title, icon: 'eye', permission: 'items.read' },
      { to: '/messages', label: words.navigation.messages, icon: 'mail', permission: 'messages.read', phone: words.navigation.messages, doubts: true },
      { to: '/calls', label: words.navigation.calls, icon: 'phone', permission: 'messages.read', phone: words.navigation.calls },
      { to: '/letters', label: words.letters.title, icon: 'letter', permission: 'messages.read' },
      { to: '/tasks', label: words.navigation.tasks, icon: 'task', permission: 'records.read', phone: words.navigation.tasks },
      { to: '/calendar', label: words.calendar.title, icon: 'calendar', permission: 'records.read' },
      { to: '/mailbox', label: words.mailbox.title, icon: 'inbox', permission: 'messages.read', mailbox: true },
    ],
  },
  {
    heading: words.navigation.records,
    destinations: [
      { to: '/clients', label: words.clients.title, icon: 'people', permission: 'records.read' },
      { to: '/sessions', label: words.sessions.title, icon: 'camera', permission: 'records.read' },
      { to: '/appointments', label: words.appointments.title, icon: 'clock', permission: 'records.read' },
      { to: '/invoices', label: words.invoices.title, icon: 'invoice', permission: 'records.read' },
      { to: '/orders', label: words.orders.title, icon: 'box', permission: 'records.read' },
      { to: '/import', label: words.imports.title, icon: 'import', permission: 'imports.write' },
    ],
  },
  {
    heading: words.navigation.setUp,
    destinations: [
      { to: '/triggers', label: words.triggers.title, icon: 'trigger', permission: 'triggers.read' },
      { to: '/templates', label: words.templates.title, icon: 'template', permission: 'setup.read' },
      { to: '/control-center', label: words.controlCenter.title, icon: 'refresh', permission: 'delivery.control' },
      { to: '/settings', label: words.settings.title, icon: 'settings', permission: 'setup.read' },
    ],
  },
]
