import { openRoute, route } from '#studio/staff/route.ts'
import { addFeed } from './add-feed.ts'
import { changeFeed } from './change-feed.ts'
import * as feeds from './contract.ts'
import { studioFolder } from './feed-folder.ts'
import { lookAtFeed } from './look-at-feed.ts'
import { makeFolder } from './make-folder.ts'
import { listFeeds, readFeed } from './queries.ts'
import { removeFeed } from './remove-feed.ts'
import { switchFeed } from './switch-feed.ts'

export const feedRoutes = [
  route(feeds.listFeeds, (work, { query }, deployment) => listFeeds(work, query, deployment)),
  route(feeds.readFeedsFolder, async (work, _, deployment) => ({ folder: studioFolder(deployment, work.studio.id) })),
  route(feeds.readFeed, (work, { params }, deployment) => readFeed(work, params.id, deployment)),
  openRoute(feeds.addFeed, async (studio, { body }) => {
    if (body.folder !== undefined) await makeFolder(studio, body.folder)
    return studio.inTransaction(async (work) => readFeed(work, await addFeed(work, body, studio.deployment), studio.deployment))
  }),
  openRoute(feeds.changeFeed, async (studio, { params, body }) => {
    const { deployment } = studio
    if (body.folder !== undefined) await makeFolder(studio, body.folder)
    return studio.inTransaction((work) => changeFeed(work, params.id, { change: body, deployment }).then(() => readFeed(work, params.id, deployment)))
  }),
  route(feeds.switchFeed, (work, { params, body }, deployment) => switchFeed(work, params.id, body).then(() => readFeed(work, params.id, deployment))),
  openRoute(feeds.lookNow, async (studio, { params }) => {
    const { deployment } = studio
    await studio.readOnly((work) => readFeed(work, params.id, deployment))
    const runs = await lookAtFeed(studio, params.id)
    return { feed: await studio.readOnly((work) => readFeed(work, params.id, deployment)), runs }
  }),
  route(feeds.removeFeed, (work, { params }) => removeFeed(work, params.id).then(() => ({ done: true as const }))),
]
