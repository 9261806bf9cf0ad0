import { Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint means to a person who sets up statuses. `name` is the status or type that the change was about. */
export function setupRefusals(what: 'status' | 'type', name: string): Record<string, () => Refusal> {
  const taken = () => refuseField('name', `${what}-name-taken`, `There is a ${what} “${name}” already. Give another name.`)
  const nameless = () => refuseField('name', `${what}-nameless`, `A ${what} needs a name. Give one.`)
  const used = (by: string) => () =>
    new Refusal(
      'conflict',
      `${what}-in-use`,
      `“${name}” is used by ${by}. Move those to another ${what} first, or make this one inactive: then it is not offered any more.`,
    )
  return {
    status_name_unique: taken,
    type_name_unique: taken,
    status_name_given: nameless,
    type_name_given: nameless,
    status_one_initial: () =>
      refuseField('initial', 'another-initial', 'Somebody marked another status as the initial one just now. Reload the page and try again.'),
    trigger_status: used('a trigger'),
    trigger_type: used('a trigger'),
    client_status: used('a client'),
    session_status: used('a session'),
    session_type: used('a session'),
    status_entry_status: used('the history of records, which keeps naming it'),
  }
}
