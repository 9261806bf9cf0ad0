import { Button, Group, List, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { listVersions, readVersion } from '#studio/triggers/versions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useList } from '#web/app/api/use-list.ts'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Failed, Loaded, Loading } from '#web/ui/loaded.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { RollBack } from './roll-back.tsx'
import type { Trigger } from './trigger-form.ts'

const say = words.safeChange

type Version = Output<typeof listVersions>['rows'][number]
type VersionsProps = { trigger: Trigger; isDirty: boolean; mayWrite: boolean }

/** Every saved change in words, newest first: two are compared, an earlier one is brought back. */
export function Versions({ trigger, isDirty, mayWrite }: VersionsProps) {
  const versions = useList(listVersions, { params: { id: trigger.id }, query: { limit: 50 } })
  const [back, setBack] = useState<number | null>(null)
  if (versions.trouble !== null) return <Failed trouble={versions.trouble} retry={versions.retry} />
  if (versions.pending) return <Loading lines={3} />
  return (
    <Stack gap="lg" align="flex-start">
      {versions.rows.length > 1 && <Compare id={trigger.id} numbers={versions.rows.map(({ version }) => version)} />}
      <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {versions.rows.map((version) => (
          <li key={version.version}>
            <OneVersion version={version} />
            {mayWrite && !version.current && (
              <Button
                variant="default"
                size="compact-sm"
                mt={6}
                disabled={isDirty}
                title={isDirty ? say.saveFirst : undefined}
                onClick={() => setBack(version.version)}
              >
                {say.rollBack}
              </Button>
            )}
          </li>
        ))}
      </Stack>
      {versions.more && (
        <Button variant="default" loading={versions.loadingMore} onClick={versions.loadMore}>
          {words.actions.loadMore}
        </Button>
      )}
      <RollBack trigger={trigger} to={back} close={() => setBack(null)} />
    </Stack>
  )
}

function OneVersion({ version: { version, current, at, actor, armed, changes, rolled_back_to } }: { version: Version }) {
  return (
    <>
      <Group gap="xs">
        <Text fw={600} size="sm">
          {say.version(version)}
        </Text>
        {current && <StatusBadge tone="good">{say.current}</StatusBadge>}
      </Group>
      <Text size="xs" c="dimmed">
        <DateTimeText instant={at} /> {say.by(actor.name)}
        {armed && changes.length > 0 ? ` · ${say.countsAnew}` : ''}
      </Text>
      {rolled_back_to !== null && <Text size="sm">{say.broughtBack(rolled_back_to)}</Text>}
      {changes.length === 0 ? <Text size="sm">{say.first}</Text> : <Differences differences={changes} />}
    </>
  )
}

/** What differs, in words. */
export function Differences({ differences }: { differences: readonly string[] }) {
  return (
    <List size="sm" listStyleType="disc">
      {differences.map((difference) => (
        <List.Item key={difference}>{difference}</List.Item>
      ))}
    </List>
  )
}

/** Two versions side by side, in words: the newest and the one before it to begin with. */
function Compare({ id, numbers }: { id: number; numbers: readonly number[] }) {
  const [from, setFrom] = useState(numbers[1] ?? 1)
  const [to, setTo] = useState(numbers[0] ?? 1)
  const compared = useAnswer(readVersion, { params: { id, version: to }, query: { compared_with: from } }, { keep: true })
  const data = numbers.map((number) => ({ value: String(number), label: say.version(number) }))
  return (
    <Stack gap="xs">
      <Group align="end">
        <Select label={say.compareFrom} data={data} value={String(from)} onChange={(value) => setFrom(Number(value ?? from))} allowDeselect={false} w="11rem" />
        <Select label={say.compareTo} data={data} value={String(to)} onChange={(value) => setTo(Number(value ?? to))} allowDeselect={false} w="11rem" />
      </Group>
      <Loaded answer={compared}>
        {({ differences }) => (differences.length === 0 ? <Text size="sm">{say.same}</Text> : <Differences differences={differences} />)}
      </Loaded>
    </Stack>
  )
}
