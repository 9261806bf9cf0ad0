import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import classes from './settings.module.css'

type SettingsPageProps = { title: string; description?: ReactNode; actions?: ReactNode; children: ReactNode }

/** The frame of a page below the settings: the way back up, then as every screen. */
export function SettingsPage(page: SettingsPageProps) {
  return (
    <div>
      <Link to="/settings" className={classes.back}>
        <Icon name="right" size={14} />
        {words.settings.title}
      </Link>
      <Page {...page} />
    </div>
  )
}
