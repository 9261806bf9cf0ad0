import { Group, Text } from '@mantine/core'
import { explain } from '#studio/matching/explain/contract.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { RecordLink } from '#web/records/record-link.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import classes from './explain.module.css'
import { tones } from './pair-page.tsx'

const say = words.why

/** Every trigger of a record's kind in one line; each leads to the whole of it. */
export function RecordTriggers({ kind, id }: { kind: TriggerSubject; id: number }) {
  const answer = useAnswer(explain, { query: { subject_kind: kind, subject_id: id } })
  return (
    <Loaded answer={answer}>
      {({ record, rows }) => (
        <Page title={say.ofRecord(record.label)} description={say.ofRecordText}>
          <Text>
            <RecordLink record={record}>{record.label}</RecordLink>
            {record.client_name !== null && record.client_name !== record.label && ` · ${record.client_name}`}
          </Text>
          {kind === 'client' && (
            <Text size="sm" c="dimmed">
              {say.aboutClients}
              <TextLink to="/clients/$id/timeline" params={{ id }} underline="always">
                {say.toTimeline}
              </TextLink>
            </Text>
          )}
          {rows.length === 0 && <Text c="dimmed">{say.noTriggers}</Text>}
          <ul className={classes.lines}>
            {rows.map(({ trigger_id, description, active, verdict, why, item_id }) => (
              <li key={trigger_id}>
                <div>
                  <TextLink to="/explain" search={{ trigger: trigger_id, kind, id, item: item_id ?? undefined }}>
                    {description}
                  </TextLink>
                  <Text size="sm" c="dimmed">
                    {why}
                  </Text>
                </div>
                <Group gap={6} justify="flex-end">
                  {!active && <StatusBadge>{say.off}</StatusBadge>}
                  <StatusBadge tone={tones[verdict]}>{say.verdicts[verdict]}</StatusBadge>
                </Group>
              </li>
            ))}
          </ul>
        </Page>
      )}
    </Loaded>
  )
}
