import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import { admitCandidates, foreseeChange, listCandidates } from '#studio/matching/contract.ts'
import { switchTrigger } from '#studio/triggers/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { FormTrouble } from '#web/ui/conflict.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { tell } from '#web/ui/tell.ts'
import { WholeField } from '#web/ui/whole-field.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import type { Trigger } from './trigger-form.ts'
import classes from './triggers.module.css'

const say = words.triggers.candidates

type CandidatesProps = {
  /** Null: closed. */
  trigger: Trigger | null
  /** Switches the trigger on as well. */
  switching: boolean
  close: () => void
}

/** Who fits already and is left as history when a trigger begins to count; some may be let in. */
export function Candidates({ trigger, switching, close }: CandidatesProps) {
  const title = trigger === null ? '' : switching ? say.switchTitle(trigger.description) : say.letInTitle
  return (
    <FormWindow opened={trigger !== null} title={title} size="lg" close={close}>
      {trigger !== null && <Choosing trigger={trigger} switching={switching} close={close} />}
    </FormWindow>
  )
}

function Choosing({ trigger, switching, close }: CandidatesProps & { trigger: Trigger }) {
  const [search, setSearch] = useState<string>()
  const candidates = useAnswer(listCandidates, { params: { id: trigger.id }, query: { search } }, { keep: true })
  // Only fifty are named; how many there are is counted.
  const foreseen = useAnswer(foreseeChange, { params: { id: trigger.id }, body: { active: true } }, { when: switching && search === undefined })
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [burst, setBurst] = useState<number | null>(null)
  const start = useCommand(switchTrigger, { refreshes: refreshed, handles: () => true })
  const admit = useCommand(admitCandidates, { refreshes: refreshed, done: close })
  const params = { id: trigger.id }
  const letIn = (tells: (admitted: number) => string) =>
    admit.mutate({ params, body: { subject_ids: [...chosen] } }, { onSuccess: ({ admitted }) => tell(tells(admitted)) })
  const started = () => {
    if (chosen.length > 0) return letIn(words.triggers.switchedOn)
    tell(words.triggers.switchedOn(0))
    close()
  }
  const press = (event: React.FormEvent) => {
    event.preventDefault()
    if (!switching) return letIn(say.admitted)
    const body = { version: trigger.version, active: true, ...(burst === null ? {} : { confirmed_burst: burst }) }
    start.mutate({ params, body }, { onSuccess: started })
  }
  return (
    <form onSubmit={press} noValidate>
      <LeaveGuard dirty={chosen.length > 0} />
      <Stack>
        {switching && <Text size="sm">{say.lead}</Text>}
        <Loaded answer={candidates}>
          {(data) => (
            <>
              {(data.more || search !== undefined) && <SearchBox label={say.search} value={search} onSearch={setSearch} />}
              <Rows
                data={data}
                total={search === undefined ? foreseen.data?.history : undefined}
                none={noneOf({ switching, search })}
                chosen={chosen}
                choose={setChosen}
              />
            </>
          )}
        </Loaded>
        {switching && (
          <WholeField
            label={say.burst}
            description={say.burstHint}
            range={[1, 1_000_000]}
            value={burst}
            onChange={setBurst}
            onClear={() => setBurst(null)}
            maw="22rem"
          />
        )}
        <FormTrouble trouble={start.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {switching ? say.later : words.actions.close}
          </Button>
          {(switching || chosen.length > 0 || (candidates.data?.rows.length ?? 0) > 0) && (
            <Button type="submit" loading={start.isPending || admit.isPending} disabled={!switching && chosen.length === 0}>
              {switching ? words.triggers.switchOn : say.letIn(chosen.length)}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function noneOf({ switching, search }: { switching: boolean; search: string | undefined }): string {
  if (search !== undefined) return say.notFound(search)
  return switching ? say.none : say.noneNow
}

type RowsProps = {
  data: Output<typeof listCandidates>
  total: number | undefined
  none: string
  chosen: readonly number[]
  choose: (chosen: readonly number[]) => void
}

function Rows({ data, total, none, chosen, choose }: RowsProps) {
  const ids = [...new Set(data.rows.map(({ subject_id }) => subject_id))]
  if (ids.length === 0) return <Text size="sm">{none}</Text>
  const toggle = (id: number) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const here = ids.filter((id) => chosen.includes(id)).length
  const all = here === ids.length
  const others = chosen.filter((id) => !ids.includes(id))
  return (
    <Stack gap="xs">
      <Text size="sm">{say.some(total ?? data.rows.length, total === undefined && data.more)}</Text>
      <Group justify="space-between">
        <Checkbox label={say.all} checked={all} indeterminate={!all && here > 0} onChange={() => choose(all ? others : [...others, ...ids])} />
        <Text size="sm" c="dimmed" aria-live="polite">
          {say.chosen(chosen.length)}
        </Text>
      </Group>
      <ul className={classes.candidates}>
        {data.rows.map((row) => (
          <li key={`${row.subject_id} ${row.occurrence}`}>
            <Checkbox
              checked={chosen.includes(row.subject_id)}
              onChange={() => toggle(row.subject_id)}
              label={
                <>
                  {row.client_name} · {row.type} · {say.number(row.number)}
                </>
              }
              description={
                <>
                  {say.due} <DateText date={row.due_on} near />
                </>
              }
            />
          </li>
        ))}
      </ul>
      {data.more && (
        <Text size="sm" c="dimmed">
          {say.more}
        </Text>
      )}
    </Stack>
  )
}
