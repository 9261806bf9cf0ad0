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
  /** For what cannot be taken back. */
  danger?: boolean
}

/** A button that asks once more. */
export function ConfirmButton({ label, title = words.actions.areYouSure, text, onConfirm, danger = false, ...button }: ConfirmButtonProps) {
  const ask = () =>
    modals.openConfirmModal({
      title,
      children: typeof text === 'string' ? <Text size="sm">{text}</Text> : text,
      labels: { confirm: label, cancel: words.actions.cancel },
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
