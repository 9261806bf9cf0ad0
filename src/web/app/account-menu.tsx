import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { signOut, switchStudio } from '#studio/staff/accounts/contract.ts'
import { roles } from '#studio/staff/roles.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { useCommand } from './api/use-command.ts'
import type { Me } from './me.ts'

const appearances = [
  { scheme: 'light', icon: 'sun', label: words.account.light },
  { scheme: 'dark', icon: 'moon', label: words.account.dark },
  { scheme: 'auto', icon: 'device', label: words.account.auto },
] as const

/** The person who is signed in: other studios, light or dark, the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = useCommand(signOut, {
    done: () => {
      client.clear()
      void navigate({ to: '/sign-in' })
    },
  })
  const change = useCommand(switchStudio, { done: () => location.assign('/') })
  const others = me.studios.filter(({ id }) => id !== me.studio.id)
  const name = me.account?.name ?? me.actor_name
  return (
    <Menu position="bottom-end" width={240} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton aria-label={words.account.menu(name)} style={{ borderRadius: '50%' }}>
          <Avatar color="ember" variant="light" radius="xl" size={36}>
            <Icon name="person" size={20} />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name} · {roles[me.role].label}
        </Menu.Label>
        {others.length > 0 && <Menu.Divider />}
        {others.map(({ id, name: studio }) => (
          <Menu.Item key={id} leftSection={<Icon name="camera" />} onClick={() => change.mutate({ body: { studio_id: id } })}>
            {words.account.switchTo(studio)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{words.account.appearance}</Menu.Label>
        {appearances.map(({ scheme, icon, label }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icon} />}
            rightSection={colorScheme === scheme ? <Icon name="check" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="out" />} onClick={() => leave.mutate({})}>
          {words.account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
