import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { changeStudio, readStudio, rehearseStudio } from '#studio/staff/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { Section } from '#web/records/section.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'

const say = words.settings.sender

/** Whether messages really go to clients; only an owner decides that. */
export function Rehearsal({ studio }: { studio: Output<typeof readStudio> }) {
  const mayWrite = useMay('setup.write')
  const mayGoLive = useMay('delivery.go-live')
  const rehearse = useCommand(rehearseStudio, { refreshes: [readStudio, readMe], says: ({ rehearsal }) => (rehearsal ? say.began : say.wentLive) })
  return (
    <Section title={say.rehearsal}>
      <Stack align="flex-start">
        <Text size="sm">{studio.rehearsal ? say.rehearsing(studio.rehearsal_address) : say.live}</Text>
        {mayWrite && <Address key={studio.version} studio={studio} />}
        {mayGoLive ? (
          <ConfirmButton
            {...(studio.rehearsal ? {} : { variant: 'default' })}
            label={studio.rehearsal ? say.goLive : say.begin}
            title={studio.rehearsal ? say.goLiveTitle : say.beginTitle}
            text={studio.rehearsal ? say.goLiveText : say.beginText}
            loading={rehearse.isPending}
            onConfirm={() => rehearse.mutate({ body: { rehearsal: !studio.rehearsal } })}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {say.onlyOwner}
          </Text>
        )}
      </Stack>
    </Section>
  )
}

function Address({ studio }: { studio: Output<typeof readStudio> }) {
  const [address, setAddress] = useState(studio.rehearsal_address)
  const save = useCommand(changeStudio, {
    refreshes: [readStudio, readMe],
    says: ({ rehearsal_address }) => say.addressSaved(rehearsal_address),
    handles: (trouble) => trouble.problems.length > 0,
  })
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    save.mutate({ body: { version: studio.version, rehearsal_address: address.trim() } })
  }
  return (
    <form onSubmit={submit} noValidate style={{ width: '100%' }}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={say.rehearsalAddress}
          type="email"
          maxLength={254}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={save.error?.problems[0]?.message}
          style={{ flex: '1 1 14rem', maxWidth: '24rem' }}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={address.trim() === studio.rehearsal_address}>
          {say.changeAddress}
        </Button>
      </Group>
    </form>
  )
}
