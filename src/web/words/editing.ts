/** What every form that saves says. */
export const editingWords = {
  unsaved: 'Changes are not saved yet',
  save: 'Save',
  discard: 'Discard',
  saved: 'Saved.',
  bar: 'Unsaved changes',
  leaveTitle: 'Leave without saving?',
  leaveText: 'What you changed here would be lost.',
  leave: 'Leave',
  stay: 'Stay',
  readOnly: 'Your role may look at this, not change it.',
} as const
