import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Mark } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import classes from './front-door.module.css'

/** What people see before they are in. */
export function FrontDoor({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className={classes.place}>
      <title>{`${title} · ${words.product}`}</title>
      <div className={classes.picture} aria-hidden="true">
        <Box className={classes.flash ?? ''} />
        <p className={classes.line}>{words.tagline}</p>
      </div>
      <Paper className={classes.card ?? ''} p="xl" radius="lg">
        <Stack gap="lg">
          <Group gap="sm">
            <Mark size={34} />
            <Text fw={700} size="xl">
              {words.product}
            </Text>
          </Group>
          <Stack gap={4}>
            <Title order={1} size="h2">
              {title}
            </Title>
            <Text c="dimmed" size="sm">
              {lead}
            </Text>
          </Stack>
          {children}
        </Stack>
      </Paper>
    </main>
  )
}
