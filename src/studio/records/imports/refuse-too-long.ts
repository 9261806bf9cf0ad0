import { refuseField } from '#platform/refusal.ts'
import { longestFile, type NewImport } from './contract.ts'

/** Refuses a text that is too long to come with a request. */
export function refuseTooLong({ content }: NewImport): void {
  if (content === undefined || content.length <= longestFile) return
  throw refuseField('content', 'file-too-large', 'The text is larger than 20 MB. Upload the file in parts instead, as the screen and “hotshoe import” do.')
}
