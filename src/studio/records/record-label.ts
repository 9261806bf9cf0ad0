/** Kinds whose records people call by a number, and what stands before it. */
const numbered: Readonly<Record<string, string>> = {
  session: 'Session',
  invoice: 'Invoice',
  production_order: 'Order',
  preproduction_order: 'Proof order',
}

/** As a list names a record: "Invoice I-00107", "Session S-00042"; what has a name of its own by that. */
export function recordLabel(kind: string, name: string): string {
  const word = numbered[kind]
  return word === undefined ? name : `${word} ${name}`
}
