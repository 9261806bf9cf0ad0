import { Modal, type ModalProps } from '@mantine/core'
import { useCallback, useRef, useState } from 'react'
import { words } from '#web/words/words.ts'
import { LeaveQuestion, WindowWatch } from './editing.tsx'

type FormWindowProps = Pick<ModalProps, 'opened' | 'title' | 'children'> & { size?: ModalProps['size']; close: () => void }

/**
 * A form in a window over the screen. Escape, a click beside it and its cross ask first while a `LeaveGuard` in it holds something
 * unsaved; the form's own Cancel says what it does and just closes it.
 */
export function FormWindow({ opened, title, size = 'md', close, children }: FormWindowProps) {
  // Asked for only when the window is to be closed, and then it must be what was last typed.
  const dirty = useRef(false)
  const [asking, setAsking] = useState(false)
  const watch = useCallback((unsaved: boolean) => {
    dirty.current = unsaved
    if (!unsaved) setAsking(false)
  }, [])
  const leave = () => {
    setAsking(false)
    close()
  }
  return (
    <>
      <Modal
        opened={opened}
        onClose={() => (dirty.current ? setAsking(true) : close())}
        title={title}
        size={size}
        closeButtonProps={{ 'aria-label': words.actions.close }}
      >
        <WindowWatch value={watch}>{children}</WindowWatch>
      </Modal>
      {asking && <LeaveQuestion stay={() => setAsking(false)} leave={leave} />}
    </>
  )
}
