import { Button, Text } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { List } from '#web/app/api/use-list.ts'
import { Icon, type IconName } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import classes from './section.module.css'
import { Section } from './section.tsx'

type LinesSectionProps = {
  title: string
  action: ReactNode
  /** Where the lines come from; one or several lists, shown one after another. */
  lists: readonly List<unknown>[]
  /** What stands there while there is no line. */
  none: string
  /** The lines. */
  children: ReactNode
  /** Below them. */
  below?: ReactNode
}

/** A part of a record's page that lists others which belong to it. */
export function LinesSection({ title, action, lists, none, children, below }: LinesSectionProps) {
  const failed = lists.find(({ trouble, rows }) => trouble !== null && rows.length === 0)
  const isEmpty = lists.every(({ pending, trouble, rows }) => !pending && trouble === null && rows.length === 0)
  return (
    <Section title={title} action={action}>
      {failed?.trouble && <Failed trouble={failed.trouble} retry={failed.retry} />}
      {lists.some(({ pending }) => pending) && <Loading lines={2} />}
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      <ul className={classes.lines}>{children}</ul>
      {lists.map(
        ({ more, loadingMore, loadMore }, at) =>
          more && (
            <Button key={`list ${at}`} variant="subtle" size="compact-sm" mt="xs" loading={loadingMore} onClick={loadMore}>
              {words.actions.loadMore}
            </Button>
          ),
      )}
      {below}
    </Section>
  )
}

type LineProps = {
  icon: IconName
  link: Pick<LinkProps, 'to' | 'params' | 'search'>
  name: string
  /** Beside the name. */
  marks?: ReactNode
  /** At the end of the line. */
  end: ReactNode
  /** Below the name, in grey. */
  children: ReactNode
}

/** One of them: what it is called, and what tells it from others. */
export function Line({ icon, link, name, marks, end, children }: LineProps) {
  return (
    <li>
      <Icon name={icon} size={16} />
      <div className={classes.body}>
        <Link {...link} className={classes.link ?? ''}>
          {name}
        </Link>{' '}
        {marks}
        <Text size="xs" c="dimmed">
          {children}
        </Text>
      </div>
      {end}
    </li>
  )
}

/** Leads to the form of a new one. */
export function AddLine({ link, label }: { link: Pick<LinkProps, 'to' | 'search'>; label: string }) {
  return (
    <Button renderRoot={(props) => <Link {...link} {...props} />} variant="light" size="compact-sm" leftSection={<Icon name="plus" size={15} />}>
      {label}
    </Button>
  )
}
