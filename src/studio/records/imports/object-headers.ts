/** The header under which a card of an address book stands where rows have cells. */
export const cardHeader = 'vCard'

/** The header under which an event of a calendar stands. */
export const calendarHeader = 'iCalendar'
