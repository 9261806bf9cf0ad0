import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Whether keys are being typed into something, so that letters are no commands. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  return target instanceof HTMLElement && (target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') || target.isContentEditable)
}

/** Arrow keys and j, k go from row to row; the row's own button is what has the focus, so Enter opens it. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (step === undefined || isTyping(event)) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const here = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[here === -1 ? 0 : here + step]
  const opener = next?.querySelector<HTMLElement>('[data-opens]')
  if (!opener) return
  event.preventDefault()
  opener.focus({ preventScroll: true })
  opener.scrollIntoView({ block: 'nearest' })
}
