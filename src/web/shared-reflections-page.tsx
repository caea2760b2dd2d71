import type { VNode } from 'preact'
import { auditSharedRead } from '../actions/share-reflection.ts'
import { formOfNote } from '../core/practise/note.ts'
import { generalQuestion } from '../core/reflect/general.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { type SharedReflection, sharedWith } from '../db/reflections.ts'
import { Card } from './parts/card.tsx'
import { Empty } from './parts/empty.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { day } from './words/dates.ts'
import { words } from './words/reflect.ts'

const said = words.page

function Shared({ note, timeZone }: { note: SharedReflection; timeZone: string }): VNode {
  const form = formOfNote(note.promptId)
  return (
    <Card heading={form ? words.practised[form] : generalQuestion(note.promptId) ?? said.question}>
      <p class="small muted">{said.by(note.author, day(dayIn(note.sharedAt, timeZone)))}</p>
      {note.words === null ? <p>{said.locked}</p> : <blockquote class="own-words" dir="auto">{note.words}</blockquote>}
    </Card>
  )
}

/** What therapists shared with this supervisor, one note at a time; that it was looked at is written down, without its words. */
async function show({ db, keyring, viewer, now }: Ask): Promise<Answer> {
  const notes = await inTenant(db, viewer, (tx) => sharedWith(tx, { ...viewer, keyring }))
  await auditSharedRead({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now }, { reflectionIds: notes.map((note) => note.reflectionId) })
  return {
    html: page({
      title: said.title, nav: 'shared', member: viewer, practiceName: viewer.practiceName, sub: said.sub,
      children: notes.length === 0 ? <Empty heading={said.none.heading}>{said.none.text}</Empty> : (
        <div class="stack">
          {notes.map((note) => <Shared note={note} timeZone={viewer.timeZone} />)}
          <p class="small muted">{said.mind}</p>
        </div>
      ),
    }),
  }
}

export const routes: Route[] = [{ method: 'GET', path: '/shared-reflections', roles: ['supervisor'], handle: show }]
