import { Document, isScalar, Scalar, visit } from 'yaml'
import type { Rules } from './format.ts'

/** Rules as a file. The same rules are the same file, byte by byte. Statuses and types stand on a line each. */
export function rulesYaml(rules: Rules): string {
  const document = new Document(rules)
  visit(document, {
    Map(_, node, path) {
      if (path.length > 4 && node.items.every(({ value }) => isScalar(value)) && isOfSetup(path)) node.flow = true
    },
    Seq(key, node) {
      const isShort = node.items.every((item) => isScalar(item)) && key !== 'key'
      if (isShort) node.flow = true
    },
    Scalar(_, node) {
      // In a block of lines some of these would be read otherwise than they were written.
      if (typeof node.value === 'string' && /[^\n\x20-\x7e\xa1-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(node.value)) node.type = Scalar.QUOTE_DOUBLE
    },
  })
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true })
  return `# The rules of a studio. What this file may say: hotshoe rules schema\n${text}`
}

/** Within `types` or `statuses`. */
function isOfSetup(path: readonly unknown[]): boolean {
  const section = path[2]
  const key = typeof section === 'object' && section !== null && 'key' in section ? section.key : null
  return isScalar(key) && (key.value === 'types' || key.value === 'statuses')
}
