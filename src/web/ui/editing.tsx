import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Fragment, type ReactNode, useState } from 'react'
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
type EditingProps<T extends Versioned> = { answer: Answer<T>; children: (record: T, editing: Editing) => ReactNode }

/**
 * A record in a form. While the form holds changes it stays with what it began with, whatever arrives meanwhile, and saving tells
 * when somebody else was faster; otherwise it begins again with every newer version. Leaving with changes is asked about.
 */
export function EditingOf<T extends Versioned>({ answer, children }: EditingProps<T>) {
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
            <LeaveGuard dirty={held !== null} />
          </>
        )
      }}
    </Loaded>
  )
}

/** Asks before a screen with unsaved changes is left. Moving within the screen and being signed out are not leaving. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && next.pathname !== current.pathname && next.pathname !== '/sign-in',
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={say.leaveTitle} closeButtonProps={{ 'aria-label': words.actions.close }}>
      <Text size="sm">{say.leaveText}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => reset?.()} data-autofocus>
          {say.stay}
        </Button>
        <Button color="red" onClick={() => proceed?.()}>
          {say.leave}
        </Button>
      </Group>
    </Modal>
  )
}
