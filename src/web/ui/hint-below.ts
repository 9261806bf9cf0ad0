type Part = 'label' | 'input' | 'description' | 'error'

/** Puts a field's hint under it, so that fields side by side stand on one line. */
export const hintBelow: { inputWrapperOrder: Part[] } = { inputWrapperOrder: ['label', 'input', 'description', 'error'] }
