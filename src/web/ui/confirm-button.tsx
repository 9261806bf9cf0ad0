import { Button, type ButtonProps, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { ReactNode } from 'react'
import { words } from '#web/words/words.ts'

type ConfirmButtonProps = ButtonProps & {
  label: string
  /** The question. */
  title?: string
  /** What will happen. */
  text: ReactNode
  onConfirm: () => void
  /** What leaves it as it is; “Cancel” where that cannot be mistaken for what is asked. */
  refuse?: string
  /** For what cannot be taken back. */
  danger?: boolean
}

/** A button that asks once more. */
export function ConfirmButton({
  label,
  title = words.actions.areYouSure,
  text,
  refuse = words.actions.cancel,
  onConfirm,
  danger = false,
  ...button
}: ConfirmButtonProps) {
  const ask = () =>
    modals.openConfirmModal({
      title,
      children: typeof text === 'string' ? <Text size="sm">{text}</Text> : text,
      labels: { confirm: label, cancel: refuse },
      confirmProps: { color: danger ? 'red' : 'ember' },
      closeButtonProps: { 'aria-label': words.actions.close },
      onConfirm,
    })
  return (
    <Button {...button} onClick={ask}>
      {label}
    </Button>
  )
}
