import { counted, figure } from './plural.ts'

export const viewWords = {
  button: 'View',
  columns: 'Columns',
  saved: 'Saved views',
  none: 'None yet',
  save: 'Save this view…',
  title: 'Save this view',
  name: 'Name',
  nameHint: 'Everybody of the studio can use it. A view of the same name is replaced.',
  keep: 'Save',
  kept: (name: string) => `The view “${name}” is saved.`,
  remove: (name: string) => `Delete the view ${name}`,
  removed: (name: string) => `The view “${name}” is deleted.`,
  export: 'Download as CSV',
  exporting: (rows: number) => `${figure(rows)} rows so far…`,
  exported: (rows: number) => `${counted(rows, 'row')} downloaded.`,
  stop: 'Stop',
} as const
