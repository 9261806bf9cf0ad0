import { studioJobs } from '#studio/control-center/jobs.ts'
import { createStudio, type NewStudio } from '#studio/staff/create-studio.ts'
import type { Program } from './open-program.ts'
import { newStudioDefaults } from './wire.ts'

/** Makes a studio with everything a new one begins with: owner, department, statuses, types, jobs. In rehearsal. */
export async function foundStudio({ database }: Program, wanted: Omit<NewStudio, 'jobs' | 'defaults'>): Promise<{ studioId: number; memberId: number }> {
  return createStudio(database, { ...wanted, jobs: studioJobs.map(({ name }) => name), defaults: newStudioDefaults })
}
