import { LinkButton } from './parts/button.tsx'
import { Empty } from './parts/empty.tsx'
import type { Answer, Viewer } from './route.ts'
import { page } from './shell.tsx'
import { words } from './words/sorry.ts'

/** One answer for what does not exist and for what belongs to somebody else, so that nothing can be learned from it. */
export function notFound(viewer: Viewer): Answer {
  const { title, text } = words.kinds['not-found']
  return {
    status: 404,
    html: page({
      title, nav: '', member: viewer, practiceName: viewer.practiceName,
      children: <Empty heading={words.home} action={<LinkButton href="/">{words.home}</LinkButton>}><p>{text}</p></Empty>,
    }),
  }
}
