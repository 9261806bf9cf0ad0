import { type Document, isCollection, isScalar, isSeq, visit, type YAMLError } from 'yaml'

/** What is wrong at a place of a text, counted in characters. */
export type TextTrouble = { offset: number; message: string }

/** What keeps a text from being YAML, in sentences; of each line the first one, as one slip brings others. What is left open is told where it was opened. */
export function yamlTroubles(document: Document): TextTrouble[] {
  return [...document.errors, ...document.warnings].map((error) => {
    const open = isLeftOpen(error) ? opening(document, error.pos[0]) : null
    return open ?? { offset: error.pos[0], message: sentenceOf(error) }
  })
}

function isLeftOpen({ message }: YAMLError): boolean {
  return /end with a [\]}]|Missing closing/.test(message)
}

/** The innermost bracket or quote that was opened before a place and does not end before it. */
function opening(document: Document, place: number): TextTrouble | null {
  let found: TextTrouble | null = null
  visit(document, {
    Node: (_, node) => {
      const [start = 0, end = 0] = node.range ?? []
      if (start > place || end < place) return
      if (isCollection(node) && node.flow === true)
        found = {
          offset: start,
          message: `This bracket is not closed. Write “${isSeq(node) ? ']' : '}'}” where it ends.`,
        }
      if (isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'))
        found = { offset: start, message: 'This quote is not closed. Write another one where the text ends.' }
    },
  })
  return found
}

const sentences: Record<string, string> = {
  DUPLICATE_KEY: 'This key stands here twice. Leave one of them out.',
  TAB_AS_INDENT: 'This line begins with a tab. YAML is indented with spaces.',
  BAD_INDENT: 'This line is not indented like the lines it belongs to.',
  MULTIPLE_DOCS: 'A second document begins here (---). A file of rules is one.',
  MULTILINE_IMPLICIT_KEY: 'A key has no colon, or a text needs quotes: put "…" around what has a colon or a number sign in it.',
  BLOCK_AS_IMPLICIT_KEY: 'A text with a colon in it needs quotes: "Wedding: a week before".',
  TAG_RESOLVE_FAILED: 'Tags (!…) are not read. Leave it out.',
  NON_STRING_KEY: 'A text that begins with a brace needs quotes: "{{ client.first_name }} …".',
}

function sentenceOf({ code, message }: YAMLError): string {
  if (message.includes('Sequence item without - indicator')) return sentences.BAD_INDENT ?? ''
  return sentences[code] ?? `This cannot be read as YAML: ${message.split('\n')[0] ?? ''}.`
}
