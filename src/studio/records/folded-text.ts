/** Letters that have no accent to take off, and how people type them who do not have them on their keyboard. */
const plain: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't', '’': "'" }

/** A text as it is searched and sorted: lower case, without accents, one space between words. "Łukasz  Åkesson" is "lukasz akesson". */
export function folded(text: string): string {
  // Most names and addresses have nothing to take off.
  if (/^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[łøđðþßæœıħŧ’]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A word that was typed; `digits`: the same without what stands between the digits of a number. */
export type SearchWord = { word: string; digits: string }

/**
 * The words of a search, each of which must be found: as it stands, or in a phone number as its digits. "+1 312 555 0142" is one number,
 * however it is spaced.
 */
export function searchWords(text: string): SearchWord[] {
  const runs: SearchWord[][] = []
  for (const word of folded(text).split(' ')) {
    const numeric = isNumeric(word)
    const next = { word, digits: numeric ? word.replaceAll(/\D/g, '') : word }
    const last = runs.at(-1)
    if (numeric && last?.every((each) => isNumeric(each.word))) last.push(next)
    else if (word !== '') runs.push([next])
  }
  return runs.flatMap(asOneNumber).slice(0, 10)
}

/** Numbers in a row that are long enough are one phone number. */
function asOneNumber(run: SearchWord[]): SearchWord[] {
  const digits = run.map((each) => each.digits).join('')
  return run.length > 1 && digits.length >= 7 ? [{ word: digits, digits }] : run
}

function isNumeric(word: string): boolean {
  return /^[\d().+\-/]*\d[\d().+\-/]*$/.test(word)
}
