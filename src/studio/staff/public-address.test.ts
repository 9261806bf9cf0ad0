import { expect, test } from 'vitest'
import { worksForClients } from './public-address.ts'

test.each([
  ['https://studio.example.com', true],
  ['https://studio.example.com:8443', true],
  ['http://studio.example.com', false],
  ['http://127.0.0.1:4600', false],
  ['https://127.0.0.1', false],
  ['https://localhost', false],
  ['https://hotshoe.localhost', false],
  ['https://[::1]:4600', false],
])('%s: clients reach it: %s', (address, works) => {
  expect(worksForClients(address)).toBe(works)
})
