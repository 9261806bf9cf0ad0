/** A ref for a row that scrolls sideways: `data-fades` says on which sides more of it is hidden, and the style lets it fade there. */
export function fadingEdges(row: HTMLElement | null): (() => void) | undefined {
  if (row === null) return undefined
  const look = () => {
    const beyond = row.scrollWidth - row.clientWidth - row.scrollLeft
    row.dataset.fades = [row.scrollLeft > 1 ? 'start' : '', beyond > 1 ? 'end' : ''].join(' ').trim()
  }
  const sizes = new ResizeObserver(look)
  // Its parts too: counts come later and widen them.
  for (const one of [row, ...row.querySelectorAll('[role="tab"]')]) sizes.observe(one)
  row.addEventListener('scroll', look, { passive: true })
  return () => {
    sizes.disconnect()
    row.removeEventListener('scroll', look)
  }
}
