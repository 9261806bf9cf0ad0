import { listTemplates, previewTemplate, readTemplate } from '#studio/messages/templates/contract.ts'
import { listTriggers, readTrigger } from '#studio/triggers/contract.ts'

/** What is asked again when a template has changed: itself, the lists, and the triggers, whose flags may come or go. */
export const refreshed = [listTemplates, readTemplate, previewTemplate, listTriggers, readTrigger] as const
