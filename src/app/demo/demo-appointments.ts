/** An appointment by its distance from today, in days; a client by the place in the demo's list, or none. */
type DemoAppointment = {
  day: number
  type: 'Consultation' | 'Viewing' | 'Pick-Up'
  time: `${number}:${number}`
  minutes: number
  client: number | null
  member: number
  title?: string
  status: 'Planned' | 'Held' | 'No Show'
  confirmed?: boolean
}

export const demoAppointments: readonly DemoAppointment[] = [
  { day: -9, type: 'Consultation', time: '11:00', minutes: 45, client: 12, member: 0, status: 'Held' },
  { day: -4, type: 'Pick-Up', time: '17:30', minutes: 15, client: 7, member: 1, status: 'No Show' },
  { day: -2, type: 'Viewing', time: '14:00', minutes: 90, client: 21, member: 2, title: 'Choosing the album', status: 'Held' },
  { day: 0, type: 'Viewing', time: '11:30', minutes: 60, client: 30, member: 0, status: 'Planned', confirmed: true },
  { day: 0, type: 'Consultation', time: '16:00', minutes: 30, client: null, member: 1, title: 'Wedding inquiry, by phone', status: 'Planned' },
  { day: 1, type: 'Pick-Up', time: '09:30', minutes: 15, client: 16, member: 2, status: 'Planned' },
  { day: 2, type: 'Consultation', time: '18:00', minutes: 45, client: 33, member: 0, status: 'Planned', confirmed: true },
  { day: 4, type: 'Viewing', time: '12:00', minutes: 60, client: 44, member: 1, title: 'Wall art', status: 'Planned' },
  { day: 8, type: 'Consultation', time: '10:00', minutes: 45, client: 9, member: 2, status: 'Planned' },
  { day: 15, type: 'Viewing', time: '15:30', minutes: 90, client: 27, member: 0, status: 'Planned' },
]

/** Further dates, for sessions by their place in the demo's list. */
export const furtherDates: readonly { session: number; day: number; label: string }[] = [
  { session: 66, day: 8, label: 'Second day' },
  { session: 74, day: 12, label: 'Rain date' },
]
