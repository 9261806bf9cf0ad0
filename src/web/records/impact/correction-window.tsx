import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { listDispatches } from '#studio/delivery/contract.ts'
import { type Correction, previewCorrections, sendCorrections } from '#studio/delivery/corrections/contract.ts'
import { listOutdatedMessages } from '#studio/delivery/impact/contract.ts'
import { listCommunications } from '#studio/messages/contract.ts'
import { listTemplates } from '#studio/messages/templates/contract.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import type { Outdated } from './use-impact.ts'

const say = words.impact.correction

type CorrectionWindowProps = Outdated & { kind: SubjectKind; close: () => void }

/** Offers a correction to whoever got these messages; nothing is sent unless somebody presses the button. */
export function CorrectionWindow({ kind, messages, canceled, close }: CorrectionWindowProps) {
  if (messages.length === 0) return null
  return (
    <FormWindow opened title={say.title} size="lg" close={close}>
      <Templates kind={kind} messages={messages} canceled={canceled} close={close} />
    </FormWindow>
  )
}

/** Templates that are made for this go first; one about a new date is nothing for whoever is to stay at home. */
const usual = { moved: /date has changed/i, canceled: /cancel/i }

function Templates({ kind, messages, canceled, close }: CorrectionWindowProps) {
  const templates = useAnswer(listTemplates, { query: { subject_kind: kind, purpose: 'transactional', limit: 200 } })
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Loaded answer={templates}>
      {({ rows }) => {
        const template = rows.find(({ id }) => String(id) === chosen) ?? rows.find(({ name }) => usual[canceled ? 'canceled' : 'moved'].test(name))
        return (
          <Stack>
            <Text size="sm">{say.says(messages.length)}</Text>
            {rows.length === 0 && <Text size="sm">{say.noTemplate}</Text>}
            <Select
              label={say.template}
              placeholder={say.choose}
              data={rows.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={template === undefined ? null : String(template.id)}
              onChange={setChosen}
              allowDeselect={false}
            />
            {template === undefined ? <Buttons close={close} /> : <Preview ask={{ message_ids: [...messages], template_id: template.id }} close={close} />}
          </Stack>
        )
      }}
    </Loaded>
  )
}

type Ask = { message_ids: number[]; template_id: number }

function Preview({ ask, close }: { ask: Ask; close: () => void }) {
  const preview = useAnswer(previewCorrections, { body: ask })
  const send = useCommand(sendCorrections, {
    refreshes: [listDispatches, listCommunications, listOutdatedMessages],
    says: ({ rows }) => say.sent(rows.filter(({ id }) => id !== null).length),
    done: close,
  })
  return (
    <Loaded answer={preview}>
      {({ rows }) => (
        <Stack>
          {rows.map((row) => (
            <OneCorrection key={row.corrects_id} row={row} />
          ))}
          <Buttons
            close={close}
            count={rows.filter(({ channel, id }) => channel !== null && id === null).length}
            busy={send.isPending}
            send={() => send.mutate({ body: ask })}
          />
        </Stack>
      )}
    </Loaded>
  )
}

function OneCorrection({ row: { to_name, channel, address, subject, plain, problem, id } }: { row: Correction }) {
  return (
    <Paper withBorder p="sm">
      <Text size="xs" c="dimmed">
        {channel === null ? to_name : `${say.channels[channel]} ${to_name}, ${address ?? ''}`}
      </Text>
      {problem !== null && (
        <Text size="sm" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
      {id !== null && <Text size="sm">{say.had}</Text>}
      <Text fw={600}>{subject}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {plain}
      </Text>
    </Paper>
  )
}

type ButtonsProps = { close: () => void; count?: number; busy?: boolean; send?: () => void }

function Buttons({ close, count = 0, busy = false, send }: ButtonsProps) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        {say.later}
      </Button>
      <Button onClick={send} loading={busy} disabled={count === 0}>
        {say.send(Math.max(count, 1))}
      </Button>
    </Group>
  )
}
