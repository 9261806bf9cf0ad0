export const taskWords = {
  title: 'Tasks',
} as const
