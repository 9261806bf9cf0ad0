import { notifications } from '@mantine/notifications'
import type { Trouble } from '#web/app/api/trouble.ts'
import { words } from '#web/words/words.ts'

/** Says that something is done. */
export function tell(message: string): void {
  notifications.show({ message, color: 'leaf', autoClose: 5000, closeButtonProps: { 'aria-label': words.actions.close } })
}

/** Says how things stand when nothing was done. */
export function tellState(message: string): void {
  notifications.show({ message, color: 'gray', autoClose: 8000, closeButtonProps: { 'aria-label': words.actions.close } })
}

/** Says what went wrong; it stays until it is read. */
export function tellTrouble(trouble: Trouble): void {
  notifications.show({ message: trouble.message, color: 'red', autoClose: 12_000, role: 'alert', closeButtonProps: { 'aria-label': words.actions.close } })
}
