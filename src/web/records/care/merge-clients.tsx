import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type MergePreview, mergeClients, previewMerge } from '#studio/records/care/contract.ts'
import type { MergeField } from '#studio/records/care/merge-fields.ts'
import { readClient } from '#studio/records/clients/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { clientTitle } from '../clients/client-title.ts'
import { mergeRoute } from '../clients/screens.tsx'
import { Section } from '../section.tsx'
import { ClientPicker } from '../sessions/client-picker.tsx'
import { ChosenFields } from './chosen-fields.tsx'
import { careRefreshes } from './merge-refreshes.ts'
import { UnitedFacts } from './united-facts.tsx'

const say = words.care.merge

/** Two clients side by side: which of their differing facts stand, what moves, and then they are one. */
export function MergeClients() {
  const { id } = mergeRoute.useParams()
  const { with: other } = mergeRoute.useSearch()
  const go = mergeRoute.useNavigate()
  const client = useAnswer(readClient, { params: { id } }, { when: id !== 0 })
  const preview = useAnswer(previewMerge, { params: { id }, query: { with: other ?? 0 } }, { when: id !== 0 && other !== undefined })
  return (
    <Page title={say.title(client.data === undefined ? words.clients.one : clientTitle(client.data))} description={say.chooseHint}>
      {other === undefined && (
        <Section title={say.choose}>
          <ClientPicker value={null} onChange={(picked) => picked !== null && void go({ search: { with: picked.id } })} />
        </Section>
      )}
      {other !== undefined && (
        <Loaded answer={preview}>
          {(found) => <Compared key={`${found.winner.id} ${found.winner.version} ${found.loser.id} ${found.loser.version}`} preview={found} />}
        </Loaded>
      )}
    </Page>
  )
}

type Choices = Readonly<Partial<Record<MergeField, 'winner' | 'loser'>>>

function Compared({ preview }: { preview: MergePreview }) {
  const { winner, loser, fields } = preview
  const go = useNavigate()
  const [choices, setChoices] = useState<Choices>(Object.fromEntries(fields.map(({ field, usual }) => [field, usual])))
  const leave = () => void go({ to: '/clients/$id', params: { id: winner.id }, replace: true })
  const merge = useCommand(mergeClients, { refreshes: careRefreshes, says: (made) => say.done(made.loser.name, made.winner.name), done: leave })
  const take = fields.flatMap(({ field }) => (choices[field] === 'loser' ? [field] : []))
  const press = () => merge.mutate({ params: { id: winner.id }, body: { loser_id: loser.id, version: winner.version, loser_version: loser.version, take } })
  return (
    <Stack gap="md">
      <Section
        title={say.differs}
        action={
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="refresh" size={15} />}
            onClick={() => void go({ to: '/clients/$id/merge', params: { id: loser.id }, search: { with: winner.id }, replace: true })}
          >
            {say.swap}
          </Button>
        }
      >
        <ChosenFields preview={preview} choices={choices} choose={(field, whose) => setChoices((before) => ({ ...before, [field]: whose }))} />
        <Text size="sm" c="dimmed" mt="xs">
          {say.same}
        </Text>
      </Section>
      <Section title={say.united}>
        <UnitedFacts preview={preview} />
      </Section>
      <Alert icon={<Icon name="info" />}>{say.promise}</Alert>
      <Group>
        <Button loading={merge.isPending} onClick={press}>
          {say.button}
        </Button>
        <Button variant="default" onClick={leave}>
          {words.actions.cancel}
        </Button>
      </Group>
    </Stack>
  )
}
