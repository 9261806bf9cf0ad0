import { expect, test } from 'vitest'
import { addressLines, isComplete } from './postal-address.ts'

const us = { country: 'US', language: 'en-US' }
const de = { country: 'DE', language: 'de-DE' }
const chicago = { company: '', street: '1200 N Lake Shore Dr\nApt 4', city: 'Chicago', region: 'IL', postcode: '60610', country: '' }

test('an address at home is written without the country', () => {
  expect(addressLines(chicago, us)).toEqual(['1200 N Lake Shore Dr', 'Apt 4', 'Chicago, IL 60610'])
  expect(addressLines({ ...chicago, country: 'USA' }, us)).toEqual(['1200 N Lake Shore Dr', 'Apt 4', 'Chicago, IL 60610'])
  expect(addressLines({ ...chicago, country: 'united states' }, us).at(-1)).toBe('Chicago, IL 60610')
})

test('a company stands above the street, over two lines when it was typed so', () => {
  expect(addressLines({ ...chicago, company: 'Miller & Sons\nFraming' }, us).slice(0, 2)).toEqual(['Miller & Sons', 'Framing'])
})

test('an address abroad follows the rules there and ends with the country in the language here', () => {
  const munich = { company: '', street: 'Seestraße 12', city: 'München', region: 'Bayern', postcode: '80331', country: 'Germany' }
  expect(addressLines(munich, us)).toEqual(['Seestraße 12', '80331 München', 'GERMANY'])
  expect(addressLines({ ...munich, country: 'Deutschland' }, de)).toEqual(['Seestraße 12', '80331 München'])
  expect(addressLines({ ...chicago, country: 'US' }, de).at(-1)).toBe('VEREINIGTE STAATEN')
  expect(addressLines({ company: '', street: '1 High St', city: 'Bath', region: '', postcode: 'BA1 1AA', country: 'UK' }, us)).toEqual([
    '1 High St',
    'Bath',
    'BA1 1AA',
    'UNITED KINGDOM',
  ])
  expect(addressLines({ company: '', street: 'Via Roma 1', city: 'Torino', region: 'TO', postcode: '10121', country: 'IT' }, us)[1]).toBe('10121 Torino, TO')
})

test('a country nobody knows is written as it was typed', () => {
  expect(addressLines({ ...chicago, country: 'Atlantis' }, us).at(-1)).toBe('ATLANTIS')
})

test('a letter needs a street and a town; what is missing else leaves no gap', () => {
  expect(isComplete({ ...chicago, street: ' ' })).toBe(false)
  expect(isComplete({ ...chicago, city: '' })).toBe(false)
  expect(isComplete({ ...chicago, region: '', postcode: '' })).toBe(true)
  expect(addressLines({ ...chicago, region: '', postcode: '' }, us).at(-1)).toBe('Chicago')
})
