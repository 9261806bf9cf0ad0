/** The cases of the specification that wait for something this version does not have, and for what. Every other case is a named test. */
export const laterCases: Readonly<Record<number, string>> = {
  53: 'texts are a later channel',
}
