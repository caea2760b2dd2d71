import { plainPage } from '../web/shell.tsx'
import { words } from '../web/words/sorry.ts'

/** What went wrong, that nothing is lost, and what to do. */
export function sorryPage(kind: keyof typeof words.kinds): string {
  const { title, text } = words.kinds[kind]
  return plainPage({
    title,
    children: (
      <>
        <p>{text}</p>
        <p><a class="button plain" href="/">{words.home}</a></p>
      </>
    ),
  })
}
