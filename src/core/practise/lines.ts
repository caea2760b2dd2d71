import type { FamilyId, Line, ReplyForm } from './family.ts'

const lines = (...pairs: [says: string, hears: string][]): Line[] => pairs.map(([says, hears]) => ({ says, hears }))

/** What a client might say first, by what the strain is about and the form it takes. Invented, to be said aloud. */
export const familyLines: Readonly<Record<FamilyId, Readonly<Record<ReplyForm, readonly Line[]>>>> = {
  work: {
    withdrawal: lines(
      ['It’s fine. I just haven’t got round to it, that’s all.', 'That it stayed undone may be a fair comment on it.'],
      ['I don’t know. I suppose it’s useful. Maybe I’m not doing it right.', 'You’re wondering whether it’s you who isn’t doing it right.'],
      ['Well, maybe a bit. We do a lot of things, and I’m not always sure what they’re for.', 'Not being sure what it’s all for sounds tiring.'],
    ),
    confrontation: lines(
      ['Honestly, I don’t see the point of half of what we do here.', 'Half of it has no point for you, and you’ve come all the same.'],
      ['I told you at the start what I came for, and we’ve never got to it.', 'You told me what you came for, and you’re still waiting.'],
      ['It’s like being back at school. You set something, I hand it in.', 'Like school: that’s not what you came for.'],
    ),
    agreement: lines(
      ['No, no, it’s good. I’ll really do it this week.', 'You’re offering to try harder.'],
      ['Sure. Whatever you think is best.', 'You’re leaving it to me to know what’s best.'],
      ['Yes, that makes sense. Yes.', 'It makes sense, you say.'],
    ),
  },
  pace: {
    withdrawal: lines(
      ['It was a lot, last time. It’s okay, though.', 'It was a lot, and you took it home with you.'],
      ['I don’t mind. We can talk about whatever.', 'You’d go along with whatever I pick.'],
      ['I was just tired, I think. Maybe a bit fast.', 'A bit fast: I’d like to take that seriously.'],
    ),
    confrontation: lines(
      ['You just dived in. I wasn’t ready, and you didn’t look.', 'You weren’t ready, and I didn’t look.'],
      ['Every week we go round the same thing. When does it actually start?', 'You’re still waiting for this to start.'],
      ['I said I didn’t want to go there yet. You went anyway.', 'You’d said not yet, and I went anyway.'],
    ),
    agreement: lines(
      ['No, it’s a good pace. Really.', 'A good pace, you say.'],
      ['I can manage. I know it has to hurt a bit.', 'You’re ready to put up with a good deal for this.'],
      ['Yes, let’s carry on where we were.', 'You’d go straight on from where we were.'],
    ),
  },
  hope: {
    withdrawal: lines(
      ['It’s okay. Some things just don’t change, I guess.', 'That sounds like a heavy thing to have got used to.'],
      ['I don’t know. I keep thinking it’s probably me.', 'You’ve been putting it down to yourself.'],
      ['Maybe I expected too much.', 'You came with hopes, and they were fair ones.'],
    ),
    confrontation: lines(
      ['I’ve been coming all this time, and nothing’s different at home.', 'All this time, and nothing different at home.'],
      ['What am I actually getting for all this?', 'You’re asking what you get for it, and it’s a fair question.'],
      ['A friend of mine saw somebody a few times and she’s fine.', 'It’s hard to watch somebody else get there.'],
    ),
    agreement: lines(
      ['No, it’s helping. It’s definitely helping.', 'You’re telling me that it helps.'],
      ['I’m sure it takes time. I’ll be patient.', 'You’re being patient with all this.'],
      ['Yes, I think we’re getting there.', 'We’re getting there, you say.'],
    ),
  },
  trust: {
    withdrawal: lines(
      ['No, everything’s fine. I just don’t have much to say today.', 'You don’t have much to say today, and that’s allowed.'],
      ['I suppose I’ve been a bit careful. It’s nothing you did.', 'You’ve been a bit careful, and you’re being kind about it.'],
      ['I don’t really know how to answer that.', 'It’s an odd thing to be asked.'],
    ),
    confrontation: lines(
      ['You don’t really know me. You think you do.', 'I think I know you, and I don’t.'],
      ['Why should I tell you things? It all ends up in your notes.', 'You’d be telling it to somebody who writes it down.'],
      ['You’re nice because it’s your job. Then the hour’s over.', 'It counts for less when it’s my job and the clock ends it.'],
    ),
    agreement: lines(
      ['Of course I trust you. Why wouldn’t I?', 'You’d see no reason not to.'],
      ['You’ve been great, honestly.', 'That’s kind of you to say.'],
      ['No, I feel comfortable here. All good.', 'All good, you say.'],
    ),
  },
  manner: {
    withdrawal: lines(
      ['It’s okay. I’m fine with how you ask.', 'You’re fine with it, more or less.'],
      ['You talk, I listen. I’m used to that.', 'You’re used to being the one who listens.'],
      ['I can’t always get it out in time, maybe.', 'Your thoughts need more time than I leave them.'],
    ),
    confrontation: lines(
      ['You keep doing that. You nod, and then you go back to your own point.', 'I nod, and then I go back to my own point.'],
      ['You’re so calm about everything. It drives me mad.', 'My being so calm is driving you mad.'],
      ['You ask me things when you’ve already got the answer.', 'You can tell that I’ve got an answer ready.'],
    ),
    agreement: lines(
      ['No, I like how you do it. You ask good questions.', 'You like the questions, you say.'],
      ['It’s me. I’m not a big talker.', 'You’re taking it on yourself.'],
      ['Yes, okay. That’s fine for me.', 'Fine for you, you say.'],
    ),
  },
  moment: {
    withdrawal: lines(
      ['Oh, that. I’d nearly forgotten about it. It’s nothing.', 'You’d nearly put it away.'],
      ['I know what you meant. I was just a bit sensitive that day.', 'You’re letting me off rather lightly.'],
      ['Maybe it stung a little.', 'It stung, and a little is enough to be worth a minute.'],
    ),
    confrontation: lines(
      ['You talked about it as if it was nothing. It wasn’t nothing.', 'It wasn’t nothing.'],
      ['I told you something that was hard to say, and you went straight past it.', 'You told me something hard, and I went straight past it.'],
      ['You don’t get to decide how bad it was.', 'How bad it was is yours to say.'],
    ),
    agreement: lines(
      ['No, you were right. I needed to hear it.', 'You’re giving me the point.'],
      ['It’s forgotten, honestly. Let’s move on.', 'You’d rather have it behind us.'],
      ['I’m sure you meant well.', 'You’re giving me the benefit of the doubt.'],
    ),
  },
  duty: {
    withdrawal: lines(
      ['Everybody makes mistakes. Don’t worry about it.', 'You’re looking after me there.'],
      ['You had a lot on. I didn’t want to bother you.', 'You held back for my sake.'],
      ['It was only a small thing, I suppose.', 'Small things count here.'],
    ),
    confrontation: lines(
      ['You got it wrong. Do you even think about me between sessions?', 'I got it wrong, and you’re asking where I was with my thoughts.'],
      ['I needed you to be on top of this, and you weren’t.', 'You needed me to be on top of it.'],
      ['If I did that at work, I’d be out.', 'Anywhere else it would cost something.'],
    ),
    agreement: lines(
      ['It’s fine, it really doesn’t matter.', 'You’re making it easy for me.'],
      ['No harm done.', 'No harm done, you say.'],
      ['I understand. You see so many people.', 'You’re finding my excuse for me.'],
    ),
  },
  difference: {
    withdrawal: lines(
      ['You couldn’t really know. It’s a different world.', 'It is a different world, and I don’t live in it.'],
      ['It’s complicated. I don’t want to have to explain it.', 'Explaining it to me is work, and it isn’t your job.'],
      ['I just said yes. It’s easier.', 'Yes was the easier thing to say to me.'],
    ),
    confrontation: lines(
      ['You talk about my people as if yours were the normal ones.', 'I talked as if mine were the measure.'],
      ['People like you always think it’s a matter of confidence.', 'You’ve heard that before, from people like me.'],
      ['You decide what’s true about me, and I get to nod.', 'I decide and you nod: that’s no way to be here.'],
    ),
    agreement: lines(
      ['You’re the professional. You know best.', 'You’re leaving the knowing to me.'],
      ['No, I don’t mind at all. Really.', 'You don’t mind, you say.'],
      ['It’s fine. I’m used to it.', 'Being used to it doesn’t make it right.'],
    ),
  },
  frame: {
    withdrawal: lines(
      ['No problem, I can move things around. I’ll work it out.', 'You’re the one who moves things around.'],
      ['I know, I’ve been hard to get hold of. I’m sorry.', 'You’re apologising, and it may not be yours to apologise for.'],
      ['It’s just a bit difficult at the moment, with everything.', 'It’s difficult at the moment, and that’s not easy to say.'],
    ),
    confrontation: lines(
      ['When I cancel, I pay. When you cancel, I get a smile.', 'One rule for you and another for me: that looks unfair.'],
      ['You’re strict to the minute when it suits you.', 'From your side the rules bend for me only.'],
      ['I’ve told you before that this doesn’t work for me.', 'You’ve told me, and nothing changed.'],
    ),
    agreement: lines(
      ['It’s fine. Rules are rules.', 'You’re taking it as given.'],
      ['Whatever suits you. I’m flexible.', 'You’d be the one who bends.'],
      ['No, I understand. You have a life too.', 'You’re thinking of my side.'],
    ),
  },
  ending: {
    withdrawal: lines(
      ['I think we’ve said everything, really.', 'It may well all be said.'],
      ['I might not make the last one. It’s busy just now.', 'You may not make the last one.'],
      ['It’s a bit strange, that’s all.', 'Strange seems a good word for it.'],
    ),
    confrontation: lines(
      ['So that’s it? You just stop?', 'From your side, I just stop.'],
      ['Next week somebody else is sitting here.', 'Somebody else will sit there, and it won’t be you.'],
      ['We’re ending, and nothing’s finished.', 'It’s ending, and it isn’t finished.'],
    ),
    agreement: lines(
      ['It’s fine. All good things come to an end.', 'You’re being very reasonable about it.'],
      ['I’m ready. Really.', 'You’re ready, you say.'],
      ['Yes. You’ve helped me a lot. Thank you for everything.', 'Thank you; that’s good to hear.'],
    ),
  },
  sent: {
    withdrawal: lines(
      ['I’m here, aren’t I.', 'You’re here, and it wasn’t your idea.'],
      ['I don’t mind. It’s only a few more.', 'A few more, and you’re counting.'],
      ['Just tell me what they want to hear, maybe.', 'You’d like to know what gets you through this.'],
    ),
    confrontation: lines(
      ['I never asked for this. And you all talk to each other anyway.', 'You never asked for this, and you don’t know who hears what.'],
      ['You’re on their side. They sent me to you.', 'From your chair I look like one of them.'],
      ['There’s nothing wrong with me. Somebody else decided there was.', 'Somebody else decided that for you.'],
    ),
    agreement: lines(
      ['Yes, I know I need to work on myself.', 'That may be what people like me usually want to hear.'],
      ['It’s good for me, I’m sure. I’ll finish it.', 'You’ll finish it.'],
      ['Whatever it takes.', 'Whatever it takes, you say.'],
    ),
  },
  elsewhere: {
    withdrawal: lines(
      ['No, it’s not you. It’s just been a bad week.', 'A bad week, then, and not the two of us.'],
      ['I did the form in a hurry, to be honest.', 'You did it in a hurry; thank you for telling me.'],
      ['I’m just tired. Everything’s a bit much.', 'Everything’s been a bit much.'],
    ),
    confrontation: lines(
      ['Does everything have to be about you and me?', 'It doesn’t have to be about you and me.'],
      ['I’ve got real problems this week, and you’re asking about a form.', 'You’ve got bigger things than a form this week.'],
      ['I said it’s fine. Can we get on, please?', 'You’ve said it’s fine, and I believe you.'],
    ),
    agreement: lines(
      ['No, all fine here. You’re not the problem.', 'Good to know, thank you.'],
      ['Yes, I’m okay. Just busy.', 'Busy, then.'],
      ['All good, thanks for asking.', 'Thank you for telling me.'],
    ),
  },
}

/**
 * Where the therapist noted their own words at a moment: the client gives them back. `{m}` stands for the words, `{p}` for the mark they
 * end with, `{i}` and `{q}` for a question mark within and after the quotation, and `{said}`, `{say}`, `{told}` for how one speaks of a
 * sentence or of a question.
 */
export const momentLines: Readonly<Record<ReplyForm, readonly Line[]>> = {
  withdrawal: lines(
    ['When you {said} “{m}{i}”{q} No, I knew what you meant.', 'You knew what I meant, and it may have stayed with you all the same.'],
    ['I thought about it on the way home, a bit. “{m}{p}” It’s okay, though.', 'It went home with you.'],
    ['Oh, the “{m}{i}” thing. No, that’s fine.', 'You’d leave it at fine.'],
  ),
  confrontation: lines(
    ['“{m}{p}” That’s what you {told}. Do you know how that sounded?', 'You’re asking whether I know how that sounded.'],
    ['You {said} “{m}{i}”, and that was that. I could have gone home.', 'After that sentence the hour was over for you.'],
    ['I tell you how it is, and all I get is “{m}{i}”.', 'You told me how it is, and got a phrase back.'],
  ),
  agreement: lines(
    ['No, you were right to {say} “{m}{i}”. I needed that.', 'You’re giving me the point.'],
    ['You {said} “{m}{i}”, and I thought, fair enough.', 'Fair enough, you thought.'],
    ['“{m}{p}” Yes. I’ve been repeating it to myself.', 'My sentence has been going round with you.'],
  ),
}

/** Where a subject was noted: `{t}` stands for it, as the client would name it. */
export const topicLines: Readonly<Record<ReplyForm, readonly Line[]>> = {
  withdrawal: lines(
    ['Can we leave {t} aside? It’s fine, really.', 'You’d like to leave it for now, and we can.'],
    ['I haven’t thought about {t} much. Other things going on.', 'Other things have been going on.'],
    ['With {t}, I don’t know. Maybe it was a bit much.', 'A bit much: that helps me.'],
  ),
  confrontation: lines(
    ['You kept on about {t}, and I’d said I wasn’t sure.', 'I kept on, and you’d said you weren’t sure.'],
    ['Every time we get to {t}, you go off somewhere else.', 'When we get there, I go off somewhere else.'],
    ['You don’t know what it’s like with {t}, and you talked as if you did.', 'I talked as if I knew what it’s like.'],
  ),
  agreement: lines(
    ['No, it was good to talk about {t}. We can do that again.', 'You’d be willing to go there again.'],
    ['Yes, {t}. I know I have to face it.', 'You’re telling yourself to face it.'],
    ['Whatever you think about {t}. I trust you on that.', 'You’re leaving that to me.'],
  ),
}

/** After a session that did not take place. */
export const missedLines: Readonly<Record<ReplyForm, readonly Line[]>> = {
  withdrawal: lines(['I just couldn’t make it. Things came up.', 'Things came up.']),
  confrontation: lines(['I miss one session, and now it means something?', 'You missed one, and I’m reading something into it.']),
  agreement: lines(['Sorry about that time. It won’t happen again.', 'You don’t owe me an apology for that.']),
}

/** After check-ins that stopped coming back. */
export const quietLines: Readonly<Record<ReplyForm, readonly Line[]>> = {
  withdrawal: lines(['I keep forgetting the forms. It’s nothing.', 'They slip your mind, and that’s fine.']),
  confrontation: lines(['I’m tired of being asked how it was.', 'Being asked each time has been too much.']),
  agreement: lines(['I’ll fill them in from now on. I promise.', 'You’re promising me forms, and forms aren’t what I’m after.']),
}
