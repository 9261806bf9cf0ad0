import { Button, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { chooseHousehold, type Household, readHousehold } from '#studio/records/care/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { ClientPicker } from '../sessions/client-picker.tsx'
import { careRefreshes } from './merge-refreshes.ts'

const say = words.care.household

/** Which clients live together, and who may belong to them. */
export function ClientHousehold({ id, name }: { id: number; name: string }) {
  const household = useAnswer(readHousehold, { params: { id } })
  const mayWrite = useMay('records.write')
  const [adding, setAdding] = useState(false)
  const choose = useCommand(chooseHousehold, { refreshes: careRefreshes, done: () => setAdding(false) })
  // Who is added comes into this client's household, and not the other way round.
  const add = (other: number) => choose.mutate({ params: { id: other }, body: { with_client_id: id } })
  const button = mayWrite && !adding && (
    <Button variant="light" size="compact-sm" leftSection={<Icon name="plus" size={15} />} onClick={() => setAdding(true)}>
      {say.addSomebody}
    </Button>
  )
  return (
    <Section title={say.title} action={button} late>
      {adding && <ClientPicker value={null} onChange={(picked) => picked !== null && add(picked.id)} />}
      <Loaded answer={household}>
        {({ members, suggested }) => (
          <Stack gap="xs">
            {members.length === 0 && (
              <Text size="sm" c="dimmed">
                {say.alone}
              </Text>
            )}
            <Clients clients={members} />
            {members.length > 0 && mayWrite && (
              <ConfirmButton
                size="compact-sm"
                variant="subtle"
                label={say.leave}
                title={say.leaveTitle(name)}
                text={say.leaveText}
                style={{ alignSelf: 'flex-start' }}
                onConfirm={() => choose.mutate({ params: { id }, body: { with_client_id: null } })}
              />
            )}
            {suggested.length > 0 && mayWrite && (
              <>
                <Text size="xs" c="dimmed">
                  {say.suggested}
                </Text>
                <Clients clients={suggested} add={add} />
              </>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}

function Clients({ clients, add }: { clients: Household['members']; add?: (id: number) => void }) {
  return (
    <ul className={classes.lines}>
      {clients.map(({ id, name, email, city }) => (
        <li key={id}>
          <Icon name="people" size={16} />
          <div className={classes.body}>
            <Link to="/clients/$id" params={{ id }} className={classes.link ?? ''}>
              {name}
            </Link>
            <Text size="xs" c="dimmed">
              {[email, city].filter((part) => part !== null && part !== '').join(' · ')}
            </Text>
          </div>
          {add !== undefined && (
            <Button size="compact-sm" variant="subtle" aria-label={`${say.add} ${name}`} onClick={() => add(id)}>
              {say.add}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
