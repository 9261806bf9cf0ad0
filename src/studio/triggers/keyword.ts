/** Words by which people stop and start texts, or ask for help. The law and the carriers keep them: no trigger may take them. */
export const reservedWords: readonly string[] = [
  'stop',
  'stopall',
  'end',
  'cancel',
  'unsubscribe',
  'quit',
  'revoke',
  'optout',
  'start',
  'unstop',
  'yes',
  'help',
  'info',
]

/** Why a word cannot be the keyword of a trigger, in a sentence; null when it can. */
export function keywordTrouble(keyword: string | null): { code: string; message: string } | null {
  if (keyword === null) return { code: 'keyword-missing', message: 'Say which word a text has to begin with, for example PRINTS.' }
  if (/\s/.test(keyword))
    return { code: 'keyword-words', message: `A keyword is one word. Write “${keyword.replaceAll(/\s+/g, '')}”, or choose a shorter one.` }
  if (!/^[\p{L}\p{N}]+$/u.test(keyword))
    return { code: 'keyword-signs', message: 'A keyword has letters and digits only: people do not type signs the same way twice.' }
  if (!reservedWords.includes(keyword)) return null
  return {
    code: 'keyword-reserved',
    message: `${keyword.toUpperCase()} stops, starts or explains texts on every phone and cannot do anything else. Choose another word.`,
  }
}
