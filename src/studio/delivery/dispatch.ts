import type { Outcome } from './channels/outcome.ts'

/** The way of a message to the mail server (semantics §7), with the view that lists it. */
export const dispatchStates = {
  waiting: { label: 'Waiting', view: 'waiting' },
  claimed: { label: 'Waiting', view: 'waiting' },
  sending: { label: 'Sending', view: 'waiting' },
  retry: { label: 'Will be tried again', view: 'waiting' },
  sent: { label: 'Sent', view: 'sent' },
  failed: { label: 'Failed', view: 'trouble' },
  'in-doubt': { label: 'In doubt', view: 'trouble' },
  expired: { label: 'Too late', view: 'trouble' },
  recalled: { label: 'Recalled', view: 'recalled' },
} as const
export type DispatchState = keyof typeof dispatchStates
export type DispatchView = (typeof dispatchStates)[DispatchState]['view'] | 'in-doubt' | 'all'

/** States in which a message is not handed over and can be kept from it: taken back, or in doubt again where an earlier try may have arrived. */
export const recallable: readonly DispatchState[] = ['waiting', 'claimed', 'retry']

/** The states a view of the list shows. What is in doubt is trouble, and a view by itself: it waits for a decision. */
export function statesOfView(view: DispatchView): DispatchState[] {
  if (view === 'in-doubt') return ['in-doubt']
  const states = Object.keys(dispatchStates) as DispatchState[]
  return view === 'all' ? states : states.filter((state) => dispatchStates[state].view === view)
}

/** Seconds to wait before the next try: half a minute, doubling, at most four hours. */
export function backoffSeconds(attempts: number): number {
  return Math.min(30 * 2 ** Math.max(0, attempts - 1), 4 * 3600)
}

/** After so many tries without success a message counts as failed, so that nothing waits for ever unseen. */
export const mostAttempts = 20

/** Where an outcome takes a message that is being sent for the `attempts`-th time. */
export function stateAfter(outcome: Outcome, { attempts, resendInDoubt }: { attempts: number; resendInDoubt: boolean }): DispatchState {
  switch (outcome.kind) {
    case 'sent':
      return 'sent'
    case 'later':
      return attempts >= mostAttempts ? 'failed' : 'retry'
    case 'never':
      return outcome.scope === 'settings' ? 'retry' : 'failed'
    case 'in-doubt':
      return resendInDoubt && attempts < mostAttempts ? 'retry' : 'in-doubt'
  }
}
