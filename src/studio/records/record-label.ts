/** Kinds whose records people call by a number, and what stands before it. */
const numbered: Readonly<Record<string, string>> = {
  session: 'Session',
  invoice: 'Invoice',
  production_order: 'Order',
  preproduction_order: 'Proof order',
}

/** What happened is told by its words. */
const happened = { web_form: 'Form', email: 'Email', incoming_text: 'Text' } as const

/** As a list names a record: "Invoice I-00107", "Session S-00042"; what has a name of its own by that. */
export function recordLabel(kind: string, name: string): string {
  const word = numbered[kind]
  if (kind === 'web_form' || kind === 'email' || kind === 'incoming_text') return `${happened[kind]} “${name}”`
  return word === undefined ? name : `${word} ${name}`
}
