import type { AskedSchedule } from '#studio/control-center/contract.ts'
import { words } from '#web/words/words.ts'

const say = words.controlCenter.form

/** The form of a schedule, as it is typed. */
export type ScheduleDraft = {
  kind: 'usual' | 'rhythm' | 'times'
  every: number
  unit: keyof typeof seconds
  within: boolean
  from: string
  to: string
  days: number[]
  times: string[]
}

const seconds = { seconds: 1, minutes: 60, hours: 3600 } as const
export const units = ['seconds', 'minutes', 'hours'] as const

export function draftOf(schedule: AskedSchedule | null, usualSeconds: number): ScheduleDraft {
  const blank = { within: false, from: '09:00', to: '17:00', days: [1, 2, 3, 4, 5], times: ['07:00'] }
  if (schedule === null) return { kind: 'usual', ...rhythmOf(usualSeconds), ...blank }
  if ('times' in schedule) return { kind: 'times', ...rhythmOf(usualSeconds), ...blank, days: schedule.days, times: schedule.times }
  const { hours } = schedule
  return { kind: 'rhythm', ...rhythmOf(schedule.every_seconds), ...blank, ...(hours === null ? {} : { within: true, ...hours }) }
}

function rhythmOf(total: number): { every: number; unit: ScheduleDraft['unit'] } {
  const unit = units.toReversed().find((one) => total % seconds[one] === 0) ?? 'seconds'
  return { every: total / seconds[unit], unit }
}

export function scheduleOf({ kind, every, unit, within, from, to, days, times }: ScheduleDraft): AskedSchedule | null {
  if (kind === 'usual') return null
  if (kind === 'times') return { times, days }
  return { every_seconds: every * seconds[unit], hours: within ? { days, from, to } : null }
}

/** What is wrong, by field; times of the day by their place, `times.0`. */
export function draftErrors({ kind, every, unit, within, from, to, days, times }: ScheduleDraft): Record<string, string> {
  if (kind === 'usual') return {}
  const noDays: Record<string, string> = days.length === 0 ? { days: say.noDays } : {}
  if (kind === 'times') return { ...noDays, ...Object.fromEntries(times.flatMap((time, at) => (time === '' ? [[`times.${at}`, say.noTime]] : []))) }
  const total = every * seconds[unit]
  const hours: Record<string, string> = within
    ? {
        ...noDays,
        ...(from === '' ? { from: say.noTime } : {}),
        ...(to === '' ? { to: say.noTime } : from === to && from !== '00:00' ? { to: say.sameHours } : {}),
      }
    : {}
  return { ...hours, ...(total < 10 || total > 604_800 ? { every: say.tooShort } : {}) }
}
