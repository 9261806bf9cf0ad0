import { expect, test } from 'vitest'
import { blankEvent } from './calendar-event.ts'
import { typeOfEvent } from './event-type.ts'
import { namesInTitle } from './names-in-title.ts'

const types = ['Family', 'Family Mini', 'Newborn', 'Bébé', 'Wedding']
const typeOf = (title: string, categories: string[] = [], said: Record<string, string> = {}) => typeOfEvent({ ...blankEvent, title, categories }, types, said)

test('the type of an event is told by what was said of its category, by the category, by the title, or by what was said of the rest', () => {
  expect(typeOf('Anna Berg', ['Red', 'newborn'])).toBe('Newborn')
  expect(typeOf('Wedding Anna Berg', ['Newborn'])).toBe('Newborn')
  expect(typeOf('Anna Berg', ['Red'], { red: 'Wedding', '': 'Family' })).toBe('Wedding')
  expect(typeOf('Wedding: Anna Berg', [], { '': 'Family' })).toBe('Wedding')
  expect(typeOf('bebe – Anna')).toBe('Bébé')
  expect(typeOf('Anna Berg', [], { '': 'Family' })).toBe('Family')
  expect(typeOf('Anna Berg')).toBeNull()
})

test('of types in a title the longer one counts where it holds the other; two different ones tell nothing', () => {
  expect(typeOf('Family Mini with Anna')).toBe('Family Mini')
  expect(typeOf('Newborn and Family')).toBeNull()
  expect(typeOf('Newborn and Family', [], { '': 'Wedding' })).toBe('Wedding')
  expect(typeOf('Newborns')).toBeNull()
})

test('the full names that may stand in a title', () => {
  expect(namesInTitle('Family: Anna Maria Berg – second try')).toEqual(expect.arrayContaining(['Anna Maria Berg', 'Anna Maria', 'Maria Berg']))
  expect(namesInTitle('Berg, Anna: Newborn')).toContain('Berg, Anna')
  expect(namesInTitle('Portrait w/ Zoë O’Brien-Smith')).toContain('Zoë O’Brien-Smith')
  expect(namesInTitle('Lunch')).toEqual(['Lunch'])
  expect(namesInTitle('a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(20)).length).toBeLessThanOrEqual(60)
  expect(namesInTitle('')).toEqual([])
})
