import { baseName, isActingDoor, line, placeOf } from './places.ts'
import { type Import, importsOf, isCode, isTest, type Sources } from './source.ts'

/** What the browser, and a contract, may use of the platform: shapes without any doing. */
const sharedPlatform = ['src/platform/http/contract.ts', 'src/platform/mailbox/contract.ts', 'src/platform/refusal.ts']
const purePackages = ['typebox', 'temporal-polyfill', 'libphonenumber-js']

/** Every import that goes where it must not, as a sentence. */
export function strayImports(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => {
    if (!file.startsWith('src/') || !isCode(file)) return []
    return importsOf(file, text).flatMap((each) => {
      const trouble = judge(file, each, sources)
      return trouble === null ? [] : [`${file} imports ${each.name}: ${trouble}`]
    })
  })
}

function judge(file: string, imported: Import, sources: Sources): string | null {
  if (imported.file === null) return unknownName(imported.name)
  const from = placeOf(file)
  const to = placeOf(imported.file)
  if (to.part === 'tests') return isTest(file) ? null : 'only tests use what supports tests.'
  if (imported.file.endsWith('.tsx') && from.part !== 'web') return 'only the web imports .tsx.'
  const isNear = imported.name.startsWith('.')
  const isSame = from.part === to.part && from.slice === to.slice
  if (isSame !== isNear && from.part !== 'web')
    return isNear ? 'across a border import by #, so that the crossing is visible.' : 'inside a slice import relatively.'
  return border(file, imported, sources)
}

function unknownName(name: string): string | null {
  return name.startsWith('#') ? 'this name is not in the imports of package.json.' : null
}

/** Who may look at whom. */
function border(file: string, imported: Import, sources: Sources): string | null {
  const from = placeOf(file)
  const to = placeOf(imported.file ?? '')
  if (to.part === 'app' && from.part !== 'app') return 'nobody imports app; it knows everything.'
  switch (from.part) {
    case 'app':
      return to.part === 'web' ? 'the web is another program: app serves its bundle.' : null
    case 'platform':
      return to.part === 'platform' ? null : 'the platform knows nothing about photo studios.'
    case 'studio':
      return to.part === 'web' ? 'the product does not know its screens.' : to.part === 'studio' ? alongTheLine(from.slice, to.slice) : null
    case 'web':
      return to.part === 'web' ? null : forTheBrowser(imported.file ?? '', sources)
    default:
      return null
  }
}

function alongTheLine(from: string, to: string): string | null {
  const [here, there] = [from, to].map((slice) => line.findIndex((each) => each === slice))
  if (here === undefined || there === undefined || here < 0 || there < 0) return `"${here === -1 ? from : to}" is not a slice of the line.`
  return there <= here ? null : `${to} stands to the right of ${from}; leave rows, and let ${to} take them.`
}

function forTheBrowser(target: string, sources: Sources): string | null {
  if (sharedPlatform.includes(target)) return null
  if (placeOf(target).part !== 'studio') return 'the web imports contracts and pure nouns of the studio.'
  if (isActingDoor(target) || baseName(target) === 'tables.ts') return 'the web imports contracts and pure nouns only.'
  const impure = impurity(target, sources)
  return impure === null ? null : `the web imports contracts and pure nouns only, and ${impure}.`
}

/** Contracts are read by the browser too: they and all they need must be pure. */
export function impureContracts(sources: Sources): string[] {
  return [...sources.keys()]
    .filter((file) => file.startsWith('src/studio/') && baseName(file) === 'contract.ts')
    .flatMap((file) => {
      const impure = impurity(file, sources)
      return impure === null ? [] : [`${file} is not pure: ${impure}.`]
    })
}

/** What makes a file, or a file it needs while running, more than pure; null when nothing does. */
export function impurity(file: string, sources: Sources, seen = new Set<string>()): string | null {
  if (seen.has(file) || sharedPlatform.includes(file)) return null
  seen.add(file)
  for (const { name, file: needed, typeOnly } of importsOf(file, sources.get(file) ?? '')) {
    if (typeOnly) continue
    if (needed === null && !purePackages.some((pure) => name === pure || name.startsWith(`${pure}/`))) return `${file} imports ${name}`
    if (needed === null) continue
    if (isActingDoor(needed) || (needed.startsWith('src/platform/') && !sharedPlatform.includes(needed))) return `${file} imports ${name}`
    const deeper = impurity(needed, sources, seen)
    if (deeper !== null) return deeper
  }
  return null
}
