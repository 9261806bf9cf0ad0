import { afterEach, expect, test, vi } from 'vitest'
import { listClients } from '#studio/records/clients/contract.ts'
import { exportList } from './export-list.ts'

const columns = [
  { key: 'name', label: 'Name', cell: () => null, file: { 'Client ID': ({ id }: { id: number }) => String(id), Name: () => 'Berg, Anna' } },
  { key: 'marks', label: 'Marks', cell: () => null },
]

afterEach(() => vi.unstubAllGlobals())

function pages(...answers: readonly object[]) {
  const asked: string[] = []
  const left = [...answers]
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(String(url))
    return Promise.resolve(Response.json(left.shift()))
  })
  return asked
}

test('every page becomes a part of the file, under one line of headers', async () => {
  const asked = pages({ rows: [{ id: 1 }, { id: 2 }], next: 'x' }, { rows: [{ id: 3 }], next: null })
  const seen: number[] = []
  const file = await exportList({
    contract: listClients,
    query: { search: 'berg' },
    columns,
    signal: new AbortController().signal,
    progress: (rows) => seen.push(rows),
  })
  // Bytes, as reading a text would take off the mark that spreadsheet programs need.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file?.arrayBuffer())
  expect(text).toBe('\uFEFF"Client ID","Name"\r\n"1","Berg, Anna"\r\n"2","Berg, Anna"\r\n"3","Berg, Anna"\r\n')
  expect(seen).toEqual([2, 3])
  expect(asked.map((url) => new URL(url, 'http://x').searchParams.get('after'))).toEqual([null, 'x'])
  expect(asked.every((url) => url.includes('search=berg'))).toBe(true)
})

test('a download that is given up asks no further', async () => {
  const asked = pages({ rows: [{ id: 1 }], next: 'x' })
  const given = new AbortController()
  const file = await exportList({ contract: listClients, query: {}, columns, signal: given.signal, progress: () => given.abort() })
  expect(file).toBeNull()
  expect(asked).toHaveLength(1)
})
