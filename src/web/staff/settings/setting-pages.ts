import type { Permission } from '#studio/staff/roles.ts'
import type { IconName } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'

type SettingPage = { to: string; icon: IconName; permission: Permission; label: string; says: string }

const say = words.settings.pages

/** The pages below the settings, in their order. A page is added here and as a route of its own area. */
export const settingPages: readonly SettingPage[] = [
  { to: '/settings/studio', icon: 'camera', permission: 'setup.read', ...say.studio },
  { to: '/settings/email', icon: 'mail', permission: 'setup.read', ...say.email },
  { to: '/settings/suppression', icon: 'skip', permission: 'messages.read', ...say.suppression },
  { to: '/settings/statuses', icon: 'check', permission: 'setup.read', ...say.statuses },
  { to: '/settings/people', icon: 'people', permission: 'setup.read', ...say.people },
  { to: '/rules', icon: 'trigger', permission: 'triggers.read', ...words.rules.page },
  { to: '/settings/tokens', icon: 'device', permission: 'tokens.write', ...say.tokens },
]
