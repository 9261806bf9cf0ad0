import { listDuplicates, listMerges, readHousehold } from '#studio/records/care/contract.ts'
import { refreshedBy } from '../refreshed-by.ts'

/** What is asked again when clients were merged, parted, told apart or brought together. */
export const careRefreshes = [...refreshedBy.client, listDuplicates, listMerges, readHousehold]
