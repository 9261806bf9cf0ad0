/** Goes to the first field of the screen's form that is wrong, once its sentence stands there: on a busy machine that takes some frames. */
export function focusFirstProblem(): void {
  afterFrames(2, () => look(20))
}

function look(tries: number): void {
  const wrong = document.querySelector<HTMLElement>('form [aria-invalid="true"]')
  if (wrong !== null) wrong.focus()
  else if (tries > 1) afterFrames(1, () => look(tries - 1))
}

function afterFrames(frames: number, act: () => void): void {
  requestAnimationFrame(() => (frames > 1 ? afterFrames(frames - 1, act) : act()))
}
