import type { FormEvent } from 'react'
import { isUnreadable } from '#web/ui/refuse-unreadable.ts'
import { focusFirstProblem } from './focus-problem.ts'

/**
 * For a form that has more to say than which field cannot be read: everything that is wrong in it is told at once, and the first of it is
 * gone to. Spread it over the form element.
 */
export function tellingAll(form: { validate: () => unknown }, submit: (event: FormEvent<HTMLFormElement>) => void) {
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (![...event.currentTarget.elements].some(isUnreadable)) return submit(event)
    event.preventDefault()
    form.validate()
    focusFirstProblem()
  }
  return { onSubmit, noValidate: true, 'data-tells-all': true } as const
}
