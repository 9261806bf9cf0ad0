/** Letters that have no accent to take off, and how people type them who do not have them on their keyboard. */
const plain: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't', '’': "'" }

/** A text as it is searched and sorted: lower case, without accents, one space between words. "Łukasz  Åkesson" is "lukasz akesson". */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[łøđðþßæœıħŧ’]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The words of a search, each of which must be found: as it stands, or in a phone number as its digits. */
export function searchWords(text: string): { word: string; digits: string }[] {
  const words = folded(text)
    .split(' ')
    .filter((word) => word !== '')
  return words.slice(0, 10).map((word) => ({ word, digits: /^[\d().+\-/]*\d[\d().+\-/]*$/.test(word) ? word.replaceAll(/\D/g, '') : word }))
}
