/** A short text for one setting (guidance §9). Chosen by the therapist, never computed. */
export interface SettingNote { id: string; title: string; text: string; supported: boolean }

const note = (id: string, title: string, text: string, supported = true): SettingNote => ({ id, title, text, supported })

export const settingNotes: readonly SettingNote[] = [
  note('cbt', 'Cognitive and behavioural work', 'Clarify, give the reason, change the task, and test the change together. A complaint is not a thought to dispute.'),
  note('psychodynamic', 'Psychodynamic work', 'Meaning comes later. Offered early, it can sound like a defence.'),
  note('keeps-distance', 'Somebody who keeps distance', 'Short and practical, with permission not to talk about it. Your choice, from knowing them; nothing here computes it.'),
  note('fears-loss', 'Somebody who fears losing you', 'Say that the tie holds before you say anything else. Your choice, from knowing them; nothing here computes it.'),
  note('fears-both', 'Somebody who fears both', 'Slow and steady, one thing at a time. Say what you will do, then do that. Your choice, from knowing them; nothing here computes it.'),
  note('telehealth', 'By video or phone', 'A delay is not withdrawal. Agree on what you do when the line drops, ask whether the place is private, and where risk is a question, where they are just now.'),
  note('interpreter', 'With an interpreter', 'The check-in is in the client’s language, and never goes through the interpreter. Speak in short clauses, brief before and after, and never let family interpret.'),
  note('adolescents', 'With adolescents', 'Your practice’s rule on age and consent holds. Say what a parent may see; the default is safety only. Offer choices rather than talk.'),
  note('mandated', 'Somebody who has to come', 'Say whether answers go outside. The default is never.'),
  note('couples-families-groups', 'Couples, families, groups', 'Not supported yet. The check-in and the reasoning here are about one client and one therapist; please do not use them for more.', false),
  note('stopped-coming', 'Somebody who stopped coming', 'One warm letter, without scores, with the door left open. Then leave it to them.'),
]
