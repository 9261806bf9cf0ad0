/** Goes to the first field of the screen's form that is wrong, once its sentence stands there. */
export function focusFirstProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus())
}
