import { Stack } from '@mantine/core'
import { words } from '#web/words/words.ts'
import { Departments } from './departments.tsx'
import { Members } from './members.tsx'
import { SettingsPage } from './settings-page.tsx'

const say = words.settings.people

/** Members and departments. */
export function People() {
  return (
    <SettingsPage title={say.title} description={say.description}>
      <Stack gap="xl">
        <Members />
        <Departments />
      </Stack>
    </SettingsPage>
  )
}
