import { eventSentence } from '../../core/case/index.ts'
import { dayIn } from '../../db/local-day.ts'
import { inTenant } from '../../db/open.ts'
import { names } from '../names.ts'
import { LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { History } from '../parts/history.tsx'
import { noticeFor } from '../parts/notice.tsx'
import type { Answer, Ask } from '../route.ts'
import { page } from '../shell.tsx'
import { words as therapyWords } from '../words/therapy.ts'
import { words } from '../words/workspace.ts'
import { Heading, ReadFirst, noticed } from './frame.tsx'
import type { Workspace } from './load.ts'

/** Every event of a case as a sentence, in order, with who and when; reflections are no part of it. */
export async function historyPage({ db, viewer, query }: Ask, w: Workspace): Promise<Answer> {
  const members = await inTenant(db, viewer, (tx) => tx.selectFrom('member').select(['member_id', 'name']).execute())
  const by = (id: string | null) => id === null ? words.history.client : id === viewer.memberId ? words.you
    : members.find((member) => member.member_id === id)?.name ?? words.history.unknown
  return {
    html: page({
      title: `${w.view.clientName} · ${words.history.title}`, heading: <Heading w={w} what={words.history.title} />, nav: 'clients', member: viewer, practiceName: viewer.practiceName,
      sub: `${noticed(w)} · ${therapyWords.stage[w.case.stage]}`, notice: noticeFor(words.done, query.done),
      headAside: <LinkButton href={`/ruptures/${w.ruptureId}`}>{words.history.back}</LinkButton>,
      children: (
        <div class="stack">
          <ReadFirst tasks={w.tasks} />
          <Card>
            <History entries={w.rupture.events.map((event) => (
              { date: dayIn(new Date(event.at), w.view.timeZone), text: eventSentence(event, names), by: by(event.by) }))} />
            <p class="small muted">{words.history.order}</p>
          </Card>
        </div>
      ),
    }),
  }
}
