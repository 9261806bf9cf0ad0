import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { createContext, Fragment, type ReactNode, use, useLayoutEffect, useState } from 'react'
import type { Answer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { Loaded } from './loaded.tsx'

const say = words.editing

export type Editing = {
  /** Tells whether the form holds something that is not saved. */
  setDirty: (dirty: boolean) => void
  /** Drops what was changed and begins again with what the server has now. */
  reload: () => void
}

type Versioned = { id?: number; version: number }
type EditingProps<T extends Versioned> = { answer: Answer<T>; inDrawer?: boolean; children: (record: T, editing: Editing) => ReactNode }

/**
 * A record in a form. While the form holds changes it stays with what it began with, whatever arrives meanwhile, and saving tells
 * when somebody else was faster; otherwise it begins again with every newer version. Leaving with changes is asked about.
 */
export function EditingOf<T extends Versioned>({ answer, inDrawer = false, children }: EditingProps<T>) {
  const [held, setHeld] = useState<T | null>(null)
  const [round, setRound] = useState(0)
  const reload = () => {
    setHeld(null)
    setRound((before) => before + 1)
    void answer.refetch()
  }
  return (
    <Loaded answer={answer}>
      {(newest) => {
        const record = held !== null && held.id === newest.id ? held : newest
        return (
          <>
            <Fragment key={`${record.id ?? ''} ${record.version} ${round}`}>
              {children(record, { setDirty: (dirty) => setHeld(dirty ? record : null), reload })}
            </Fragment>
            <LeaveGuard dirty={held !== null} inDrawer={inDrawer} />
          </>
        )
      }}
    </Loaded>
  )
}

/** Told by a guard whether the window around it holds something unsaved. */
export const WindowWatch = createContext<((dirty: boolean) => void) | null>(null)

/**
 * Asks before a screen with unsaved changes is left; within a `FormWindow`, before the window is closed as well. Moving within the screen and being signed out are not leaving. Which drawer is open
 * stands behind the `?` of the address: with `inDrawer`, a change there closes it, whether by Escape, a click beside it or the browser's
 * way back.
 */
export function LeaveGuard({ dirty, inDrawer = false }: { dirty: boolean; inDrawer?: boolean }) {
  const tellWindow = use(WindowWatch)
  // At once: Escape may follow the last letter within the same moment.
  useLayoutEffect(() => {
    tellWindow?.(dirty)
    return () => tellWindow?.(false)
  }, [tellWindow, dirty])
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty && next.pathname !== '/sign-in' && (next.pathname !== current.pathname || (inDrawer && differ(current.search, next.search))),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  // Not there before it is asked for: the key that closes the drawer would answer it as well.
  return status === 'blocked' ? <LeaveQuestion stay={reset} leave={proceed} /> : null
}

/** Whether what is unsaved may go. */
export function LeaveQuestion({ stay, leave }: { stay: () => void; leave: () => void }) {
  return (
    <Modal
      opened
      onClose={stay}
      title={say.leaveTitle}
      withCloseButton={false}
      closeOnEscape={false}
      attributes={{ content: keepsKeys }}
      onKeyDown={({ key }) => key === 'Escape' && stay()}
    >
      <Text size="sm">{say.leaveText}</Text>
      <Group justify="flex-end" mt="lg">
        <Button {...keepsKeys} variant="default" onClick={stay} data-autofocus>
          {say.stay}
        </Button>
        <Button {...keepsKeys} color="red" onClick={leave}>
          {say.leave}
        </Button>
      </Group>
    </Modal>
  )
}

// The drawer or window below must not take Escape for its own.
const keepsKeys = { 'data-mantine-stop-propagation': true } as const

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}
