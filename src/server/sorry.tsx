import { type Carried, isWhole, resumePage } from '../web/door-pages.tsx'
import { plainPage } from '../web/shell.tsx'
import { words } from '../web/words/sorry.ts'

/** What went wrong, that nothing is lost, and what to do. A client, who has no first page here, is not sent to one. */
export function sorryPage(kind: keyof typeof words.kinds, { toClient = false } = {}): string {
  const { title, text } = words.kinds[kind]
  return plainPage({
    title,
    children: (
      <>
        <p>{text}</p>
        {!toClient && <p><a class="button plain" href="/">{words.home}</a></p>}
      </>
    ),
  })
}

/** What went wrong, with what was typed, to be sent again; without it where that cannot be sent as it was, for its password. */
export function againPage(kind: keyof typeof words.kept, sent: Carried | null): string {
  return sent && isWhole(sent) ? resumePage(sent, { title: words.kinds[kind].title, text: words.kept[kind] }) : sorryPage(kind)
}
