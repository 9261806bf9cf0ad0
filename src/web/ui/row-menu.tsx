import { ActionIcon, Menu } from '@mantine/core'
import { Icon, type IconName } from '#web/ui/icon.tsx'

export type RowAction = { label: string; icon: IconName; act: () => void; danger?: boolean }

/** What can be done with a row, behind three dots. */
export function RowMenu({ label, items, busy = false }: { label: string; items: readonly RowAction[]; busy?: boolean }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} loading={busy}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label: name, icon, act, danger }) => (
          <Menu.Item key={name} leftSection={<Icon name={icon} />} onClick={act} {...(danger === true ? { color: 'red' } : {})}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
