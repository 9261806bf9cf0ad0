import type { ReactNode } from 'react'

/** Line drawings on a 24 × 24 field, drawn for Hotshoe. */
const shapes = {
  process: <path d="M13 3 5 13.5h6L10 21l9-11.5h-6.5z" />,
  mail: (
    <>
      <rect x="3" y="5.5" width="18" height="13" rx="2" />
      <path d="m3.5 7 8.5 6.5L20.5 7" />
    </>
  ),
  inbox: <path d="M3.5 13.5 6.5 5h11l3 8.5V18a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18zm0 0H8.5a3.5 3.5 0 0 0 7 0h5" />,
  phone: <path d="M6.5 3.5h3l1.6 4.2-2 1.6a12 12 0 0 0 5.6 5.6l1.6-2 4.2 1.6v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z" />,
  task: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="3" />
      <path d="m8.2 12.3 2.7 2.7 5-5.6" />
    </>
  ),
  message: <path d="M4 5.5h16v10.5H11l-4.5 3.8V16H4z" />,
  letter: (
    <>
      <path d="M6 3.5h8.5L19 8v12.5H6z" />
      <path d="M14 3.5V8.5h5M9 13h7M9 16.5h5" />
    </>
  ),
  invoice: (
    <>
      <path d="M6 3.5h12v17l-2.4-1.6-2.4 1.6-2.4-1.6-2.4 1.6L6 20.5z" />
      <path d="M9 8h6M9 11.5h6M12.5 15H15" />
    </>
  ),
  box: (
    <>
      <path d="M4 7.8 12 3.5l8 4.3v8.4l-8 4.3-8-4.3z" />
      <path d="M4 7.8l8 4.4 8-4.4M12 12.2v8.3" />
    </>
  ),
  form: (
    <>
      <rect x="4.5" y="3.5" width="15" height="17" rx="2" />
      <path d="M8 8.5h8M8 12.5h8M8 16.5h4.5" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.8 20a6.2 6.2 0 0 1 12.4 0M15.5 4.9a3.5 3.5 0 0 1 0 6.2M17.6 14.2a6.2 6.2 0 0 1 3.6 5.8" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5a7.5 7.5 0 0 1 15 0" />
    </>
  ),
  camera: (
    <>
      <path d="M4 8h3.6L9 5.5h6L16.4 8H20a1.5 1.5 0 0 1 1.5 1.5V18a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 18V9.5A1.5 1.5 0 0 1 4 8z" />
      <circle cx="12" cy="13.5" r="3.6" />
    </>
  ),
  trigger: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2.2" />
    </>
  ),
  template: (
    <>
      <rect x="3.5" y="4" width="17" height="16" rx="2" />
      <path d="M3.5 9.5h17M9 9.5V20" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7h9M17.5 7H20M4 17h2.5M11 17h9M4 12h1M9.5 12H20" />
      <circle cx="15.2" cy="7" r="2.2" />
      <circle cx="8.8" cy="17" r="2.2" />
      <circle cx="7.2" cy="12" r="2.2" />
    </>
  ),
  import: <path d="M12 3.5V14m0 0 4-4m-4 4-4-4M4 15.5V19a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-3.5" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  calendar: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2" />
      <path d="M3.5 9.8h17M8 3v4M16 3v4" />
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  check: <path d="m4.5 12.5 5 5L19.5 7" />,
  plus: <path d="M12 5v14M5 12h14" />,
  pencil: <path d="M4.5 19.5 5.5 15 16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  left: <path d="m14.5 6-6 6 6 6" />,
  right: <path d="m9.5 6 6 6-6 6" />,
  skip: <path d="m5 6 7 6-7 6zM13 6l6.5 6L13 18z" />,
  bin: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.2 10.8v5.4M13.8 10.8v5.4" />,
  undo: <path d="M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H8" />,
  alert: <path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.3" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.5M12 7.6v.3" />
    </>
  ),
  pause: <path d="M8.5 5v14M15.5 5v14" />,
  play: <path d="M7 4.5v15l12-7.5z" />,
  clock: (
    <>
      <circle cx="12" cy="13" r="7.5" />
      <path d="M12 9v4l2.5 1.8M9.5 2.8h5" />
    </>
  ),
  more: <path d="M5 12h.1M12 12h.1M19 12h.1" strokeWidth="3" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  out: <path d="M10 4H5.5A1.5 1.5 0 0 0 4 5.5v13A1.5 1.5 0 0 0 5.5 20H10M15 8l4 4-4 4M19 12H9.5" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.8v2M12 19.2v2M2.8 12h2M19.2 12h2M5.5 5.5l1.4 1.4M17.1 17.1l1.4 1.4M5.5 18.5l1.4-1.4M17.1 6.9l1.4-1.4" />
    </>
  ),
  moon: <path d="M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z" />,
  device: (
    <>
      <rect x="3" y="4.5" width="18" height="12" rx="1.5" />
      <path d="M8.5 20h7M12 16.5V20" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  refresh: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4.5v5h-5" />,
  send: <path d="m3.5 11 17-7.5L14 20.5l-3-7z" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes
export const iconNames = Object.keys(shapes) as IconName[]

/** A drawing beside words; never the only thing that says something, so readers of screens skip it. `size` in pixels. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      {shapes[name]}
    </svg>
  )
}

/** The rail of a hot shoe with its contact: Hotshoe's mark. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="7" fill="var(--mantine-color-ember-7)" />
      <path d="M7 10h4v9h10v-9h4v13H7z" fill="#fff" />
      <circle cx="16" cy="13" r="2.6" fill="#fff" />
    </svg>
  )
}
