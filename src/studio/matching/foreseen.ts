/** What a change would do to a trigger's list: how many leave it, stay on it, return to it, and how many fit already and stay history. */
export type Foreseen = { counts_anew: boolean; leave: number; stay: number; back: number; history: number }

/** “4 items leave the list, 12 records fit already and are left as history.” */
export function foreseenText({ leave, back, history, counts_anew }: Foreseen): string {
  const parts = [
    leave === 0 ? 'nothing leaves the list' : `${figure(leave)} ${leave === 1 ? 'item leaves' : 'items leave'} the list`,
    back === 0 ? null : `${figure(back)} that had left ${back === 1 ? 'returns' : 'return'}`,
    counts_anew ? left(history) : null,
  ]
  const text = parts.filter((part) => part !== null).join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function left(history: number): string {
  if (history === 0) return 'no record is left as history'
  return `${figure(history)} ${history === 1 ? 'record fits already and is' : 'records fit already and are'} left as history`
}

function figure(count: number): string {
  return count.toLocaleString('en-US')
}
