import { Actions, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
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
      children: <Card><p>{text}</p><Actions><LinkButton href="/">{words.home}</LinkButton></Actions></Card>,
    }),
  }
}
