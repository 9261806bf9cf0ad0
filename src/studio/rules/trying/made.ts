/** One thing that was made in a story. `at`: day and time in the zone of the story. */
export type Made = {
  at: string
  channel: string
  to: string
  trigger: string
  template: string | null
  record: string
  subject: string
  text: string
}

/** One thing that stands in a list and was not made, with the reason. */
export type Left = { trigger: string; record: string; why: string }
