import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useState } from 'react'

/** A list of which only what is in view stands in the document. Sizes in pixels; `key` must be the row's own, so that measured heights follow it. */
export function useLongList({ count, size, key }: { count: number; size: () => number; key: (index: number) => string | number }) {
  const [top, setTop] = useState(0)
  const [setPlace] = useState(() => watchTop(setTop))
  // oxlint-disable-next-line react/incompatible-library -- it warns users of the React Compiler, which Hotshoe does not use
  const virtual = useWindowVirtualizer({ count, estimateSize: size, getItemKey: key, overscan: 10, scrollMargin: top })
  return { setPlace, top, items: virtual.getVirtualItems(), total: virtual.getTotalSize(), measure: virtual.measureElement }
}

/** Tells how far down the page an element begins, also after something above it has opened or gone. */
function watchTop(tell: (top: number) => void) {
  return (element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => tell(Math.round(element.getBoundingClientRect().top + window.scrollY)))
    observer.observe(document.body)
    return () => observer.disconnect()
  }
}
