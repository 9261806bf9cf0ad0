import { Alert, Stack, Text } from '@mantine/core'
import { readForecastMessage } from '#studio/processing/forecast/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { clientPlace, triggerPlace } from '#web/app/places.ts'
import { RecordLink } from '#web/records/record-link.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { WhyLink } from '../explain/why-link.tsx'
import { PlannedEffect } from '../planned-effects.tsx'
import { type EntryName, readEntryName } from './entry-name.ts'
import { type Entry, Standing } from './forecast-row.tsx'

const say = words.forecast.details

/** An opened entry: the record, the trigger, when it goes, and the very messages as they would go out now. */
export function ForecastDetails({ name, close }: { name: string | undefined; close: () => void }) {
  const meant = readEntryName(name)
  const asked: EntryName = meant ?? { trigger_id: 0, subject_kind: 'session', subject_id: 0, occurrence: '' }
  const answer = useAnswer(readForecastMessage, { query: asked }, { when: meant !== null })
  const record = meant === null ? undefined : answer.data?.entry.record
  return (
    <Details opened={name !== undefined} onClose={close} title={record === undefined ? words.forecast.title : (record.client_name ?? record.label)}>
      {name !== undefined && meant === null && <EmptyState icon="search" title={say.unknown} />}
      {meant !== null && (
        <Loaded answer={answer}>
          {({ entry, effects, problem }) => (
            <>
              <About entry={entry} />
              <Going entry={entry} />
              <Part title={say.messages}>
                <Stack gap="md">
                  {problem !== null && (
                    <Alert color="honey" icon={<Icon name="info" />}>
                      {problem}
                    </Alert>
                  )}
                  {effects.length === 0 && <Text size="sm">{say.nothing}</Text>}
                  {effects.map((effect) => (
                    <PlannedEffect key={`${effect.output_id} ${effect.recipient} ${effect.address}`} effect={effect} />
                  ))}
                </Stack>
              </Part>
            </>
          )}
        </Loaded>
      )}
    </Details>
  )
}

function About({ entry: { record, trigger, trigger_id, item_id, occurrence } }: { entry: Entry }) {
  const { client_id, client_name, label } = record
  return (
    <Part title={say.record} action={<WhyLink trigger={trigger_id} record={record} item={item_id ?? undefined} occurrence={occurrence} />}>
      <Facts
        facts={[
          [
            say.client,
            client_id === null || client_name === null ? null : (
              <TextLink key="client" to={clientPlace(client_id)}>
                {client_name}
              </TextLink>
            ),
          ],
          [
            say.about,
            client_name === label ? null : (
              <RecordLink key="record" record={record}>
                {label}
              </RecordLink>
            ),
          ],
          [say.type, record.type],
          [say.status, record.status],
          [
            say.trigger,
            <TextLink key="trigger" to={triggerPlace(trigger_id)}>
              {trigger}
            </TextLink>,
          ],
        ]}
      />
    </Part>
  )
}

function Going({ entry }: { entry: Entry }) {
  const { due_on, valid_until, goes_text, item_id, warnings } = entry
  return (
    <Part title={say.goes} action={item_id === null ? undefined : <ItemLink item={item_id} />}>
      <Facts
        facts={[
          [say.goes, goes_text],
          [say.on, <DateText key="on" date={due_on} near />],
          [say.validUntil, valid_until === null ? null : <DateText key="valid" date={valid_until} near />],
          [say.where, entry.late || item_id !== null ? <Standing key="standing" entry={entry} /> : null],
        ]}
      />
      {warnings.map(({ code, message }) => (
        <Alert key={`${code} ${message}`} color="honey" icon={<Icon name="alert" />}>
          {message}
        </Alert>
      ))}
    </Part>
  )
}

/** What is listed already can be decided there. */
function ItemLink({ item }: { item: number }) {
  return (
    <TextLink to="/process" search={{ item }} fz="sm">
      {say.toItem}
    </TextLink>
  )
}
