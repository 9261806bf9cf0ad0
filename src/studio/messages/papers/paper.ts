/** What is put in with a message, as PDF. */
export type AttachmentKind = 'session-confirmation' | 'invoice-copy'

/** Envelopes with a window: the American No. 10, and DIN 5008 form B, whose place most others take too. */
export type Window = 'us-10' | 'din-b'

/** The sheet without what it says: kept with every letter, so that what was printed can be printed again as it was. */
export type Sheet = {
  size: 'us-letter' | 'a4'
  window: Window
  /** The text's language in two parts, for hyphens: `en`, `US`. */
  lang: string
  region: string | null
  /** Across the page: it was written while the studio rehearsed. */
  mark: string | null
  sender: { name: string; lines: readonly string[]; 'one-line': string }
  /** The day in words. */
  date: string
}

/** A sheet with whom it goes to, as it stands in the window, line by line. */
export type Addressed = Sheet & { address: readonly string[] }

/** A text of the fifteen tags as a tree: `of` is what stands inside, `to` where a link leads. */
export type TextNode = string | { tag: string; of: readonly TextNode[]; to?: string }

/** Everything is text as it is read; the typesetter only lays it out. */
export type LetterPaper = Addressed & { kind: 'letter'; subject: string; body: readonly TextNode[] }
export type ConfirmationPaper = Addressed & {
  kind: 'session-confirmation'
  title: string
  facts: readonly (readonly [label: string, lines: readonly string[]])[]
  /** Passages of lines. */
  policies: readonly (readonly string[])[]
  words: { policies: string }
}
export type InvoicePaper = Addressed & {
  kind: 'invoice-copy'
  title: string
  about: readonly string[]
  lines: readonly { description: readonly string[]; quantity: string; price: string; amount: string }[]
  /** The last one is what counts. */
  sums: readonly (readonly [label: string, amount: string, strong: boolean])[]
  parts: readonly { title: string; head: readonly string[]; rows: readonly (readonly [day: string, what: readonly string[], amount: string])[] }[]
  words: { description: string; quantity: string; price: string; amount: string }
}
export type Paper = LetterPaper | ConfirmationPaper | InvoicePaper

/** What goes out with a message, fixed when the message is written: its text speaks of it. `name` is the file's. */
export type Attachment = { kind: AttachmentKind; name: string; paper: ConfirmationPaper | InvoicePaper }
