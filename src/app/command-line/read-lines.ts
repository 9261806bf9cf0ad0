/** Rows of an answer that comes one JSON a line, while it comes. `broken` makes what is thrown where it ends too early. */
export async function* readLines(body: AsyncIterable<Uint8Array>, broken: () => Error): AsyncGenerator {
  const text = new TextDecoder()
  let rest = ''
  try {
    for await (const bytes of body) {
      const parts = `${rest}${text.decode(bytes, { stream: true })}`.split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) yield JSON.parse(line)
    }
  } catch {
    throw broken()
  }
  if (rest !== '') throw broken()
}
