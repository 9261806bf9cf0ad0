import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asTrouble, type Trouble } from '#web/app/api/trouble.ts'
import { type Uploaded, uploadFile } from './upload-file.ts'

/** The way of a file to Hotshoe, with the share of it that is there. */
export function useUpload(): UseMutationResult<Uploaded, Trouble, File> & { share: number } {
  const [share, setShare] = useState(0)
  const upload = useMutation<Uploaded, Trouble, File>({
    mutationFn: async (file) => {
      try {
        return await uploadFile(file, setShare)
      } catch (error) {
        throw asTrouble(error)
      }
    },
  })
  return { ...upload, share }
}
