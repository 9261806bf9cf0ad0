import { baseName, isActingDoor, line, placeOf } from './places.ts'
import { importsOf, isCode, isTest, type Sources, withoutComments, withoutStrings } from './source.ts'

const vagueNames = ['index', 'util', 'utils', 'helper', 'helpers', 'service', 'services', 'manager', 'managers', 'common', 'misc', 'lib']

const asks = /^(?:find|list|load|read|show)-/

/** Names that say nothing, names that are not written like ours, and slices that the line does not know. */
export function vagueFiles(sources: Sources): string[] {
  return [...sources.keys()].filter(isCode).flatMap((file) => {
    const { part, slice } = placeOf(file)
    const words = file.split('/').flatMap((word) => word.replace(/(\.[a-z]+)+$/, ''))
    const vague = words.find((word) => vagueNames.includes(word))
    if (vague !== undefined) return [`${file}: "${vague}" says nothing. Name what it holds (a noun) or does (a verb).`]
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.db)?(\.test)?(\.d)?\.tsx?$/.test(baseName(file)))
      return [`${file}: write names in small letters with hyphens, like create-task.ts.`]
    return part === 'studio' && !line.some((each) => each === slice) ? [`${file} stands in no slice of the line.`] : []
  })
}

/**
 * The grammar of a slice, as far as text can tell: a file of the studio that exports something asynchronous acts and is a verb,
 * with one such export, unless its name says that it only asks; a file that exports nothing asynchronous is a noun, and asks
 * no database.
 */
export function grammarSlips(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => {
    if (!file.startsWith('src/studio/') || !isCode(file) || isTest(file) || isActingDoor(file)) return []
    const actions = [...withoutStrings(text).matchAll(/^export (?:async function|const \w+ = async\b)/gm)].length
    if (actions > 1 && !asks.test(baseName(file))) return [`${file} exports ${actions} actions: a verb file exports one, so that its name tells what it does.`]
    const asked = importsOf(file, text).find((each) => !each.typeOnly && (each.name === 'pg' || (each.file !== null && isActingDoor(each.file))))
    return actions === 0 && asked !== undefined ? [`${file} exports no action, so it is a noun; nouns are pure, but it imports ${asked.name}.`] : []
  })
}

/** Files longer than 300 lines. */
export function longFiles(sources: Sources, limit = 300): string[] {
  return [...sources].flatMap(([file, text]) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    return lines > limit && !/\.(json|svg|html)$/.test(file) ? [`${file} has ${lines} lines; at most ${limit}.`] : []
  })
}

/** Too many folders, or too deep ones. */
export function crowdedFolders(sources: Sources, limits: { folders: number; depth: number }): string[] {
  const folders = new Set(
    [...sources.keys()].flatMap((file) =>
      file
        .split('/')
        .slice(0, -1)
        .map((_, index, parts) => parts.slice(0, index + 1).join('/')),
    ),
  )
  const deep = [...folders].filter((folder) => folder.split('/').length > limits.depth)
  return [
    ...(folders.size > limits.folders ? [`There are ${folders.size} folders; at most ${limits.folders}.`] : []),
    ...deep.map((folder) => `${folder} is ${folder.split('/').length} folders deep; at most ${limits.depth}.`),
  ]
}

/**
 * Ways around the compiler, the linter and the tests. The linter forbids most of them; this keeps them from being
 * allowed again. Only rules that guess may be set aside for a line: of accessibility, which the journeys ask of
 * the page itself, and of the React Compiler, which is not used.
 */
export function loopholes(sources: Sources): string[] {
  return [...sources]
    .filter(([file]) => isCode(file))
    .flatMap(([file, text]) => {
      const bare = withoutStrings(text)
      const uncommented = withoutComments(text).split('\n')
      const comments = text.split('\n').filter((row, index) => row !== uncommented[index])
      return [
        ...(/[:<,|&(=]\s*any\b(?!\s*[:(.])|\bas any\b|\bany\[\]/.test(bare) ? [`${file} says "any": say what it is, or unknown.`] : []),
        ...(!file.endsWith('.tsx') && /[\w)\]]!(?=[.,;)\]}[]|\s*$)/m.test(bare) ? [`${file} says "!": prove that it is there, or refuse.`] : []),
        ...(/\b(?:it|test|describe|suite)\.(?:skip|only|todo|fixme|fails)\b/.test(bare) ? [`${file} leaves tests out: all tests run, always.`] : []),
        ...(comments.some((row) =>
          /@ts-(?:ignore|expect-error|nocheck)|(?:oxlint|eslint)-disable(?!-next-line (?:jsx-a11y\/|react\/incompatible-library))/.test(row),
        )
          ? [`${file} switches a check off: mend what it finds.`]
          : []),
      ]
    })
}
