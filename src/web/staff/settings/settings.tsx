import { Link } from '@tanstack/react-router'
import { may } from '#studio/staff/roles.ts'
import { useMe } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { settingPages } from './setting-pages.ts'
import classes from './settings.module.css'

/** The way to every page of the settings that one's role may see. */
export function Settings() {
  const { role } = useMe()
  return (
    <Page title={words.settings.title} description={words.settings.description}>
      <ul className={classes.pages}>
        {settingPages
          .filter(({ permission }) => may(role, permission))
          .map(({ to, icon, label, says }) => (
            <li key={to}>
              <Link to={to} className={classes.page}>
                <Icon name={icon} size={22} />
                <span>
                  <span className={classes.label}>{label}</span>
                  <span className={classes.says}>{says}</span>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </Page>
  )
}
