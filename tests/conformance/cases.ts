/** The cases of the specification that wait for something this version does not have, and for what. Every other case is a named test. */
export const laterCases: Readonly<Record<number, string>> = {
  2: 'birthdays fire with the whole catalogue',
  4: 'birthdays fire with the whole catalogue',
  5: 'birthdays fire with the whole catalogue',
  6: 'birthdays fire with the whole catalogue',
  7: 'birthdays fire with the whole catalogue',
  3: 'birthdays fire with the whole catalogue',
  30: 'the settling time belongs to automatic processing',
  34: 'automatic processing; the brake itself is tested for people',
  47: 'automatic processing',
  50: 'task triggers fire with the whole catalogue',
  53: 'texts are a later channel',
  60: 'erasing a client comes with client care',
  61: 'invoices come with the other records',
  62: 'invoices come with the other records',
}
