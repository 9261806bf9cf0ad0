import { Link } from '@tanstack/react-router'
import { may, type Role } from '#studio/staff/roles.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { useDoubts } from './doubts.ts'
import { DoubtsBadge } from './doubts-badge.tsx'
import { navigation } from './navigation.ts'
import classes from './shell.module.css'

/** On a phone: what is used every day, within reach of a thumb. */
export function BottomBar({ path, role, more }: { path: string; role: Role; more: () => void }) {
  const doubts = useDoubts()
  const daily = navigation.flatMap(({ destinations }) => destinations).filter(({ phone, permission }) => phone !== undefined && may(role, permission))
  return (
    <nav className={classes.bar} aria-label={words.navigation.daily}>
      {daily.map(({ to, phone, icon, doubts: badge }) => {
        const active = path === to || path.startsWith(`${to}/`)
        return (
          <Link key={to} to={to} className={classes.tab} data-active={active || undefined}>
            <span className={classes.pictured}>
              <Icon name={icon} size={22} />
              {badge && <DoubtsBadge count={doubts.count} />}
            </span>
            {phone}
          </Link>
        )
      })}
      <button type="button" className={classes.tab} onClick={more}>
        <Icon name="menu" size={22} />
        {words.navigation.more}
      </button>
    </nav>
  )
}
