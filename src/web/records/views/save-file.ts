/** Gives a text, or what was put together already, to the browser as a file to keep. */
export function saveFile(name: string, content: string | Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: 'text/csv;charset=utf-8' }) : content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
