/**
 * Holds every form back, before it hears of it, while a date or time in it is half typed or cannot be read, and goes to that field,
 * which says what is wrong. Such a field has no value of its own: the form would save the value before, or none. Forms that look after
 * that themselves (`records/telling-all.ts`) hear of it.
 */
export function refuseUnreadable(page: Document): void {
  page.addEventListener(
    'submit',
    (event) => {
      const { target } = event
      const wrong = target instanceof HTMLFormElement && target.dataset.tellsAll === undefined ? [...target.elements].find(isUnreadable) : undefined
      if (wrong === undefined) return
      event.preventDefault()
      event.stopPropagation()
      wrong.focus()
    },
    { capture: true },
  )
}

/** Whether what stands in a field is no value. */
export function isUnreadable(field: Element): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.validity.badInput || field.dataset.unreadable !== undefined)
}
