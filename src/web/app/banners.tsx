import { Button, Stack } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { listJobs, readJobWarnings } from '#studio/control-center/contract.ts'
import { readMe } from '#studio/staff/accounts/contract.ts'
import { pauseStudio, readStudio, rehearseStudio } from '#studio/staff/contract.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Icon, type IconName } from '#web/ui/icon.tsx'
import { writtenInstant } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { call } from './api/call.ts'
import { useAway } from './api/reach.ts'
import { useAnswer } from './api/use-answer.ts'
import { useCommand } from './api/use-command.ts'
import classes from './banners.module.css'
import { useDoubts } from './doubts.ts'
import { type Me, useMay } from './me.ts'

type BannerProps = { tone: 'calm' | 'warn' | 'bad'; icon: IconName; children: ReactNode; action?: ReactNode }

function Banner({ tone, icon, children, action }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone}>
      <Icon name={icon} />
      <span className={classes.text}>{children}</span>
      {action}
    </div>
  )
}

/** What everybody must know before they press anything: emails in doubt, rehearsal, pause, blocked sending, jobs that are switched off and missed, a shifted clock, no connection. */
export function Banners({ me }: { me: Me }) {
  const { online } = useNetwork()
  const away = useAway()
  // Knocks until somebody answers; the answer itself makes every screen ask anew.
  useQuery({ queryKey: ['knocking'], queryFn: () => call(readMe), enabled: away, retry: false, gcTime: 0, refetchInterval: 2000 })
  const mayGoLive = useMay('delivery.go-live')
  const mayResume = useMay('delivery.control')
  const goLive = useCommand(rehearseStudio, { refreshes: [readMe, readStudio], says: () => words.banners.wentLive })
  const resume = useCommand(pauseStudio, { refreshes: [readMe, readStudio, listJobs], says: () => words.banners.resumed })
  const doubts = useDoubts()
  const { data: jobs } = useAnswer(readJobWarnings, {}, { every: () => 30_000 })
  const missing = jobs?.warnings ?? []
  const shifted = Math.abs(me.clock_shift_seconds) >= 60
  if (online && !away && !me.rehearsal && me.paused_at === null && me.sending_blocked === null && doubts.count === 0 && missing.length === 0 && !shifted)
    return null
  const live = (
    <ConfirmButton
      size="compact-sm"
      label={words.banners.goLive}
      title={words.banners.goLiveTitle}
      text={words.banners.goLiveText}
      loading={goLive.isPending}
      onConfirm={() => goLive.mutate({ body: { rehearsal: false } })}
    />
  )
  const decide = (
    <Button size="compact-sm" renderRoot={(props) => <Link {...doubts.place} {...props} />}>
      {words.messages.decide}
    </Button>
  )
  const see = (
    <Button size="compact-sm" renderRoot={(props) => <Link to="/control-center" {...props} />}>
      {words.controlCenter.title}
    </Button>
  )
  const again = (
    <Button size="compact-sm" loading={resume.isPending} onClick={() => resume.mutate({ body: { paused: false } })}>
      {words.banners.resume}
    </Button>
  )
  return (
    <Stack gap="xs" mb="lg" component="section" aria-label={words.banners.label}>
      {(!online || away) && (
        <Banner tone="bad" icon="alert">
          {online ? words.banners.away : words.banners.offline}
        </Banner>
      )}
      {doubts.count > 0 && (
        <Banner tone="bad" icon="alert" action={decide}>
          {words.messages.inDoubt(doubts.count)}
        </Banner>
      )}
      {me.sending_blocked !== null && (
        <Banner tone="bad" icon="alert">
          {words.banners.blocked(me.sending_blocked)}
        </Banner>
      )}
      {me.paused_at !== null && (
        <Banner tone="warn" icon="pause" action={mayResume && again}>
          {words.banners.paused(me.paused_reason)}
        </Banner>
      )}
      {missing.map((sentence) => (
        <Banner key={sentence} tone="warn" icon="alert" action={mayResume && see}>
          {sentence}
        </Banner>
      ))}
      {me.rehearsal && (
        <Banner tone="calm" icon="eye" action={mayGoLive && live}>
          {words.banners.rehearsal(me.rehearsal_address)}
        </Banner>
      )}
      {shifted && (
        <Banner tone="calm" icon="clock">
          {words.banners.clock(writtenInstant(me.now, { ...me.studio, today: me.today }))}
        </Banner>
      )}
    </Stack>
  )
}
