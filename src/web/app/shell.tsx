import { AppShell, Box, Burger, Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { may } from '#studio/staff/roles.ts'
import { Icon, Mark } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { AccountMenu } from './account-menu.tsx'
import { Banners } from './banners.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { useDoubts } from './doubts.ts'
import { DoubtsBadge } from './doubts-badge.tsx'
import { useMe } from './me.ts'
import { navigation } from './navigation.ts'
import classes from './shell.module.css'

/** The house around every screen: header, menu (a bar at the bottom on phones), what is special today, the screen. */
export function Shell() {
  const me = useMe()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [openAt, setOpenAt] = useState<string | null>(null)
  const doubts = useDoubts()
  const open = openAt === path
  const close = () => setOpenAt(null)
  const toggle = () => setOpenAt(open ? null : path)
  return (
    <AppShell
      header={{ height: 56 }}
      footer={{ height: { base: 58, sm: 0 } }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a href="#content" className={classes.skip} onClick={skip}>
        {words.navigation.skip}
      </a>
      <AppShell.Header className={classes.header ?? ''}>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger hiddenFrom="sm" size="sm" opened={open} onClick={toggle} aria-label={open ? words.navigation.close : words.navigation.open} />
          <Mark />
          <Text fw={700} visibleFrom="xs">
            {words.product}
          </Text>
          <Text c="dimmed" truncate style={{ flex: 1 }}>
            {me.studio.name}
          </Text>
          <AccountMenu me={me} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar ?? ''} component="nav" aria-label={words.navigation.label}>
        <ScrollArea p="sm" type="auto">
          {navigation.map(({ heading, destinations }) => (
            <Stack key={heading} gap={2} mb="md">
              <Text className={classes.heading ?? ''}>{heading}</Text>
              {destinations
                .filter(({ permission, mailbox }) => may(me.role, permission) && (mailbox !== true || me.mailbox))
                .map(({ to, label, icon, doubts: badge }) => (
                  <NavLink
                    key={to}
                    component={Link}
                    to={to}
                    label={label}
                    leftSection={<Icon name={icon} />}
                    rightSection={badge && <DoubtsBadge count={doubts.count} />}
                    active={path === to || path.startsWith(`${to}/`)}
                    onClick={close}
                    className={classes.link ?? ''}
                  />
                ))}
            </Stack>
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <Box maw={1240} mx="auto">
          <Banners me={me} />
          <Outlet />
        </Box>
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" className={classes.footer ?? ''}>
        <BottomBar path={path} role={me.role} more={toggle} />
      </AppShell.Footer>
    </AppShell>
  )
}

/** Past the menu, to the title of the screen. The address stays: it holds the state of the screen. */
function skip(event: React.MouseEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('main h1')?.focus()
}
