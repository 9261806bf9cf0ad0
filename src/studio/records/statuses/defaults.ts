/** What a new studio begins with; it changes them as it likes. Durations are work-week days. */
export const defaultStatuses = {
  session: [
    { name: 'Inquiry', duration_days: 3, initial: true },
    { name: 'Booked', duration_days: null },
    { name: 'Shot', duration_days: 5 },
    { name: 'Proofing', duration_days: 10 },
    { name: 'Ordered', duration_days: 15 },
    { name: 'Ready', duration_days: 5 },
    { name: 'Delivered', duration_days: null, final: true },
  ],
  client: [
    { name: 'Lead', duration_days: 5, initial: true },
    { name: 'Client', duration_days: null },
    { name: 'Past Client', duration_days: null, final: true },
  ],
} as const

export const defaultTypes = ['Family', 'Newborn', 'Maternity', 'Senior', 'Headshot', 'Wedding'] as const
