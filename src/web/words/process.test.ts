import { expect, test } from 'vitest'
import { processWords } from './process.ts'

test('the button says how many it processes, skips and deletes', () => {
  const { press } = processWords.bar
  expect(press({ process: 12, skip: 2, delete: 1 })).toBe('Process 12, skip 2, delete 1')
  expect(press({ process: 0, skip: 0, delete: 1200 })).toBe('Delete 1,200')
  expect(press({ process: 0, skip: 0, delete: 0 })).toBe('Process')
})

test('a result reads like a sentence', () => {
  const { told, outcomes } = processWords.run
  const run = { generated: {}, outcomes: {}, undone_at: null }
  expect(told({ ...run, generated: { email: 1, call: 2, task: 0 } })).toEqual(['Generated 1 email and 2 calls.'])
  expect(told({ ...run, generated: { letter: 28, task: 1 } })).toEqual(['Generated 28 letters and 1 task.'])
  expect(told({ ...run, outcomes: { attention: 1 } })).toEqual(['Nothing was generated.', '1 item needs attention.'])
  expect(outcomes.attention(1)).toBe('1 item needs attention.')
  expect(outcomes.changed(2)).toBe('2 items changed meanwhile and were left.')
})

test('a run that only skips and deletes says so, and an undone one says that first', () => {
  const { told, undoText } = processWords.run
  const put = { generated: {}, outcomes: { deleted: 18 }, undone_at: null }
  expect(told(put)).toEqual(['18 items deleted.'])
  expect(told({ ...put, undone_at: '2026-05-01T08:00:00Z' })).toEqual(['This run was undone.', 'Before that:', '18 items deleted.'])
  expect(undoText(put.outcomes)).not.toContain('recalled')
  expect(undoText({ deleted: 18, processed: 1 })).toContain('recalled')
})

test('undo tells what it did and leaves out what it did not', () => {
  const { undoAnswer } = processWords.run
  const nothing = { recalled: 0, canceled: 0, put_back: 0, already_gone: 0 }
  expect(undoAnswer({ ...nothing, recalled: 2, put_back: 1 })).toBe('Undone: 2 emails recalled and 1 item put back.')
  expect(undoAnswer({ ...nothing, canceled: 1, already_gone: 3 })).toBe('Undone: 1 letter, call or task canceled. 3 had already gone out or been worked on.')
  expect(undoAnswer(nothing)).toBe('Undone.')
})

test('before it is undone, a run says what would be taken back just now', () => {
  const { undoPreview } = processWords.run
  const nothing = { recalled: 0, canceled: 0, put_back: 0, already_gone: 0 }
  expect(undoPreview({ ...nothing, recalled: 12, canceled: 1, already_gone: 1 })).toBe(
    'Right now it recalls 12 emails and cancels 1 letter, call or task. 1 has gone out or been worked on already, and stays.',
  )
  expect(undoPreview({ ...nothing, already_gone: 3 })).toBe('Right now there is nothing to take back. 3 have gone out or been worked on already, and stay.')
})

test('a run that can still be undone says what it did; a job is Hotshoe', () => {
  expect(processWords.undoable.what({ processed: 12, deleted: 1, attention: 2 })).toBe('12 processed and 1 deleted')
  expect(processWords.item.by({ kind: 'job', name: 'Find active items' })).toBe('by Hotshoe')
})

test('looking again tells what came and what went', () => {
  expect(processWords.found({ found: 0, returned: 0, withdrawn: 0, expired: 0 })).toBe('Nothing new: the list is up to date.')
  expect(processWords.found({ found: 3, returned: 0, withdrawn: 1, expired: 0 })).toBe('Looked again: 3 new items and 1 no longer fits.')
})
