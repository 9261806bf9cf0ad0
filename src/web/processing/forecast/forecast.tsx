import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { readForecastChannels, readForecastTotals } from '#studio/processing/forecast/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { NothingFits } from '#web/records/nothing-fits.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { ForecastDetails } from './forecast-details.tsx'
import { ForecastFilters } from './forecast-filters.tsx'
import { ForecastList } from './forecast-list.tsx'
import { ForecastMonth } from './forecast-month.tsx'
import { ForecastTotals } from './forecast-totals.tsx'
import { type ForecastSearch, forecastRoute } from './screens.tsx'
import { usualSpan } from './span.ts'
import { Unforetold } from './unforetold.tsx'

const say = words.forecast

/** What triggers that are on will do in the coming days: totals, then a list or a calendar; each entry opens with its very messages. */
export function Forecast() {
  const search = forecastRoute.useSearch()
  const go = forecastRoute.useNavigate()
  const { as = 'list', days = usualSpan, trigger, client, channel, entry } = search
  const asked = { days, trigger_id: trigger, client_id: client }
  const totals = useAnswer(readForecastTotals, { query: asked }, { keep: true })
  const ways = useAnswer(readForecastChannels, { query: asked }, { keep: true })
  const change = (next: ForecastSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false })
  const open = (name: string | undefined) => void go({ search: (before) => ({ ...before, entry: name }), resetScroll: false })
  const clear = () => change({ trigger: undefined, client: undefined, channel: undefined })
  const filtered = [trigger, client, channel].some((one) => one !== undefined)
  return (
    <Page title={say.title} description={say.description}>
      <ForecastFilters search={search} change={change} />
      {/* Counting takes longer than the first page: nobody waits for it. */}
      <Loaded answer={totals} lines={2}>
        {(counted) => <ForecastTotals totals={counted} ways={ways} channel={channel} choose={(only) => change({ trigger: only })} />}
      </Loaded>
      {as === 'calendar' ? (
        <ForecastMonth days={days} counts={totals.data?.days ?? []} search={search} change={change} open={open} />
      ) : (
        <ForecastList
          query={{ ...asked, channel }}
          opened={entry}
          open={open}
          empty={filtered ? <NothingFits title={say.nothingFits} clear={clear} /> : <NothingToCome />}
        />
      )}
      <Unforetold triggers={totals.data?.cannot_be_foretold ?? []} />
      <ForecastDetails name={entry} close={() => open(undefined)} />
    </Page>
  )
}

function NothingToCome() {
  return (
    <EmptyState
      icon="calendar"
      title={say.nothing}
      text={say.nothingText}
      action={
        <Button renderRoot={(props) => <Link to="/triggers" {...props} />} variant="default">
          {say.toTriggers}
        </Button>
      }
    />
  )
}
