import { Parser } from 'htmlparser2'
import type { TextNode } from './paper.ts'

type Open = { tag: string; of: TextNode[]; to?: string }

const blocks = new Set(['p', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'blockquote', 'hr'])
/** Where only blocks stand: blanks between them are no text, and loose words are a paragraph. */
const holders = new Set(['', 'blockquote', 'ul', 'ol'])

/** A rendered body of the fifteen tags as the typesetter draws it. Expects what the renderer wrote: clean and well nested. */
export function textTree(html: string): TextNode[] {
  const root: Open = { tag: '', of: [] }
  const open: Open[] = [root]
  const parser = new Parser(
    {
      ontext(text) {
        const within = open.at(-1)
        // A blank stays one blank, and the blank that does not break stays what it is.
        const words = text.replace(/[ \t\r\n]+/g, ' ')
        if (within === undefined || (words.trim() === '' && holders.has(within.tag))) return
        const last = within.of.at(-1)
        if (typeof last === 'string') within.of[within.of.length - 1] = last + words
        else within.of.push(words)
      },
      onopentag(tag, { href }) {
        open.push({ tag, of: [], ...(href === undefined ? {} : { to: href }) })
      },
      onclosetag(tag) {
        if (open.length < 2 || open.at(-1)?.tag !== tag) return
        const closed = open.pop()
        if (closed !== undefined) open.at(-1)?.of.push(...(closed.tag === 'a' ? spelled(closed) : [settled(closed)]))
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return settled(root).of as TextNode[]
}

/** Loose words of a holder become paragraphs, and blanks at the edges of a block go. */
function settled(node: Open): Open {
  if (!holders.has(node.tag)) return blocks.has(node.tag) ? { ...node, of: trimmed(node.of) } : node
  const of: TextNode[] = []
  let loose: TextNode[] = []
  const close = () => {
    const words = trimmed(loose)
    if (words.length > 0) of.push({ tag: 'p', of: words })
    loose = []
  }
  for (const child of node.of) {
    if (typeof child !== 'string' && blocks.has(child.tag)) {
      close()
      of.push(child)
    } else loose.push(child)
  }
  close()
  return { ...node, of }
}

function trimmed(nodes: readonly TextNode[]): TextNode[] {
  const last = nodes.length - 1
  return nodes
    .map((node, at) => {
      if (typeof node !== 'string') return node
      const front = at === 0 ? node.replace(/^ +/, '') : node
      return at === last ? front.replace(/ +$/, '') : front
    })
    .filter((node) => node !== '')
}

/** Nobody presses a link on paper: where it leads is written out, unless that is what it says. */
function spelled({ of, to }: Open): TextNode[] {
  if (to === undefined) return of
  const address = decoded(to.replace(/^(?:mailto|tel):/i, ''))
  const label = wordsOf(of)
  const link: TextNode = { tag: 'a', to, of }
  return plainly(label) === plainly(address) ? [link] : [link, ` (${address})`]
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

function wordsOf(nodes: readonly TextNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : wordsOf(node.of))).join('')
}

function plainly(text: string): string {
  return text
    .replace(/^https?:\/\//i, '')
    .replace(/[\s()-]+|\/$/g, '')
    .toLowerCase()
}
