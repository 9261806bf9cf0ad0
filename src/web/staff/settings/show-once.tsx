import { Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import classes from './settings.module.css'

const say = words.settings

type Shown = { title: string; text: string; secret: string }

/** Shows something that is never shown again, with a button that copies it. Only its own buttons close it. */
export function showOnce({ title, text, secret }: Shown): void {
  const id = modals.open({
    title,
    closeOnClickOutside: false,
    closeOnEscape: false,
    withCloseButton: false,
    size: 'lg',
    children: (
      <Stack>
        <Text size="sm">{text}</Text>
        <div className={classes.secret}>{secret}</div>
        <Group justify="flex-end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button leftSection={copied ? <Icon name="check" size={16} /> : null} onClick={copy} data-autofocus>
                {copied ? say.copied : say.copy}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={() => modals.close(id)}>
            {say.done}
          </Button>
        </Group>
      </Stack>
    ),
  })
}
