/**
 * The cases of the specification that wait for something this version does not have, and for what. Every other case is a named test. Of some there is the
 * calendar’s part already, tested under the case’s number and used by nothing yet: groundwork for the whole catalogue.
 */
export const laterCases: Readonly<Record<number, string>> = {
  1: 'birthdays fire with the whole catalogue; which day is one’s birthday is ready (calendar/month-day.ts)',
  2: 'birthdays fire with the whole catalogue',
  4: 'birthdays fire with the whole catalogue',
  5: 'birthdays fire with the whole catalogue',
  6: 'birthdays fire with the whole catalogue',
  9: 'offsets in hours come with the whole catalogue; how they count is ready (calendar/offset.ts)',
  53: 'texts are a later channel',
  62: 'triggers on invoices fire with the whole catalogue; the preference and the payment due date are ready (records/invoices)',
}
