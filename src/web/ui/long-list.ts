import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useState } from 'react'

/** A list of which only what is in view stands in the document. Sizes in pixels; `key` must be the row's own, so that measured heights follow it. */
export function useLongList({ count, size, key }: { count: number; size: (index: number) => number; key: (index: number) => string | number }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const top = place === null ? 0 : place.getBoundingClientRect().top + window.scrollY
  // oxlint-disable-next-line react/incompatible-library -- it warns users of the React Compiler, which Hotshoe does not use
  const virtual = useWindowVirtualizer({ count, estimateSize: size, getItemKey: key, overscan: 10, scrollMargin: top })
  return { setPlace, top, items: virtual.getVirtualItems(), total: virtual.getTotalSize(), measure: virtual.measureElement }
}
