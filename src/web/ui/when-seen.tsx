/** An empty place that does something as soon as it comes into view: the end of a list that fetches its next page. */
export function WhenSeen({ act }: { act: () => void }) {
  const watch = (place: HTMLElement | null) => {
    if (place === null) return undefined
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && act(), { rootMargin: '600px' })
    observer.observe(place)
    return () => observer.disconnect()
  }
  return <span ref={watch} aria-hidden="true" style={{ display: 'block', height: 1 }} />
}
