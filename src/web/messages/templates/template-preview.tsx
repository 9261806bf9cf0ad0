import { Alert, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { previewText } from '#studio/messages/templates/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Loading } from '#web/ui/loaded.tsx'
import { MessagePreview } from '#web/ui/message-preview.tsx'
import { words } from '#web/words/words.ts'
import { PreviewRecord } from './preview-record.tsx'
import type { TemplateDraft } from './template-draft.ts'
import classes from './templates.module.css'

const say = words.templates.preview

/** How the message reads, while it is being written: with samples or for a real record, as wide as a desktop or a phone. */
export function TemplatePreview({ draft }: { draft: TemplateDraft }) {
  const [record, setRecord] = useState<number | null>(null)
  const [width, setWidth] = useState('desktop')
  return (
    <Stack component="section" aria-label={say.title} gap="sm" className={classes.preview ?? ''}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {say.title}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={say.width}
          value={width}
          onChange={setWidth}
          data={[
            { value: 'desktop', label: say.desktop },
            { value: 'phone', label: say.phone },
          ]}
        />
      </Group>
      <PreviewRecord key={draft.subject_kind} subjectKind={draft.subject_kind} choose={setRecord} />
      <div className={width === 'phone' ? classes.phone : ''}>
        <Rendered draft={draft} record={record} />
      </div>
    </Stack>
  )
}

function Rendered({ draft, record }: { draft: TemplateDraft; record: number | null }) {
  const { subject_kind, purpose, subject, body } = draft
  const [asked] = useDebouncedValue(JSON.stringify({ subject_kind, purpose, subject, body, subject_id: record }), 400)
  const blank = subject.trim() === '' && body === ''
  const answer = useAnswer(previewText, { body: JSON.parse(asked) }, { when: !blank, keep: true })
  if (blank) {
    return (
      <Text size="sm" c="dimmed">
        {say.empty}
      </Text>
    )
  }
  if (answer.error !== null) {
    const sentences = answer.error.problems.length === 0 ? [answer.error.message] : answer.error.problems.map(({ message }) => message)
    return (
      <Alert color="honey" icon={<Icon name="info" />} title={say.cannot}>
        {sentences.map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
      </Alert>
    )
  }
  if (answer.data === undefined) return <Loading lines={3} />
  return (
    <Stack gap="sm">
      {answer.data.problem !== null && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.wait}>
          {answer.data.problem}
        </Alert>
      )}
      <MessagePreview subject={answer.data.subject} html={answer.data.html} plain={answer.data.plain} />
    </Stack>
  )
}
