export const processWords = {
  title: 'Process Triggers',
} as const
