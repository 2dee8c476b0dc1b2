//! Finite verbs that report: قالت الوزيرة إن …, الوزيرة أعلنت …, وأضاف …: what tells a report from a homograph, and who
//! speaks.

use super::adjunct::{self, Adjuncts};
use super::confidence::{self, Holder};
use super::cue::{CueForm, Frames, Verb};
use super::finder::{Finder, NEAR};
use super::frame::{self, Frame, Marker};
use super::scene::Scene;
use super::speaker::Source;
use super::words::Class;
use super::{epithet, relay, speaker, subject};
use crate::lexicon::inflect::{Agreement, Form};
use crate::name::NameKind;
use crate::reading::{Act, BlockKind};

/// Longest setting before a verb that opens its sentence, in tokens.
const SETTING: usize = 14;

/// How far into the text what a headline calls by one word is looked for, in tokens.
const TAKEN_UP: usize = 120;

/// How far from the head of its sentence the subject of a verb that reports nothing stands, in tokens.
const OPENING: usize = 8;

impl Finder<'_, '_> {
    /// A finite verb: قالت الوزيرة إن …, الوزيرة أعلنت …, وأضاف ….
    pub(super) fn finite(&mut self, at: usize, form: CueForm, verb: &Verb) {
        let scene = self.scene;
        if scene.begins_chain(at) {
            return;
        }
        // ومضى يقول is one cue with a hidden subject.
        let begun = at > 0 && scene.begins_chain(at - 1);
        let form = CueForm { conjunction: form.conjunction || begun, ..form };
        let denied = at > 0 && scene.class(at - 1) == Class::Negation;
        if denied && !verb.frames.has(Frames::DENIED) {
            return;
        }
        // «لن نعود» هذا ما قاله الصياد
        if at > 1 && scene.word(at - 1) == "ما" && matches!(scene.word(at - 2), "هذا" | "ذلك") {
            self.quotation_before(at, form, verb);
            return;
        }
        if unreal(scene, at, form, verb) {
            return;
        }
        let quoted = scene.inside(at).is_some() || self.in_speech(at);
        // A verb with the word it needs (تقدم بالشكر) is no homograph.
        let needs = verb.frames.has(Frames::NEEDS);
        let weak = verb.frames.has(Frames::WEAK) && !needs;
        let ahead = subject::before(scene, at, form);
        let preposed = ahead.is_some_and(|(first, last)| subject::surely(scene, first, last, at, form));
        let Some(frame) = frame::parse(scene, at, form, verb, true, preposed) else {
            self.quotation_before(at, form, verb);
            return;
        };
        if needs && (frame.leapt || !matches!(frame.marker, Marker::Noun | Marker::Preposition)) {
            return;
        }
        // تعد بلاده شريكاً: counted as, no promise.
        if verb.lemma == "وعد" && form.form == Form::Present && (frame.leapt || frame.marker == Marker::Noun) {
            return;
        }
        // شخصين في المدينة **يشتبه** بأنهما …, جنوداً **يزعم** أنهم …: nobody is told to hold it.
        let held = matches!(verb.lemma.as_str(), "اشتبه" | "زعم")
            && form.form == Form::Present
            && form.agreement == Agreement::default();
        if held && frame.subject.1 <= frame.subject.0 && !preposed {
            return;
        }
        // تعتبر **ملاذاً**: one object without the article, so the verb is passive.
        if verb.lemma == "اعتبر"
            && form.form == Form::Present
            && frame.marker == Marker::Noun
            && frame.subject.1 <= frame.subject.0
            && scene.word(frame.content).ends_with('ا')
            && !scene.is_definite(scene.word(frame.content))
            && !scene.word(frame.content).ends_with("ها")
            && scene.mention(frame.content).is_none()
        {
            return;
        }
        let behind = (frame.subject.1 > frame.subject.0).then_some(frame.subject);
        // ووجهت **انتقادات**: a passive that agrees with what was said.
        if needs && form.agreement.feminine && behind.is_none() && verb.is_met(scene.word(frame.content)) {
            return;
        }
        // الهجوم الذي **قال إن** ضحاياه عشرة: what cannot speak is what is spoken of.
        let spoken_of = at > 0
            && scene.class(at - 1) == Class::Relative
            && frame.marker == Marker::That
            && frame.content <= at + 2
            && ahead.is_some_and(|(first, last)| !(first..last).any(|at| scene.heads_source(at)));
        let ahead = if behind.is_none() && !spoken_of { ahead } else { None };
        let source = behind.or(ahead);
        // What stands where the speaker would and cannot speak; and whether anyone stands there who can.
        let mute = ahead.filter(|&(first, _)| !scene.heads_source(first));
        // The body a headline calls by one word (**المرجان** تؤكد سعيها …) speaks; what threatens may be anything.
        let called = ahead.is_some_and(|(first, last)| self.called(first, last, at, form, verb));
        let mute = mute.filter(|_| !called);
        let silent = !called && source.is_none_or(|(first, _)| !scene.heads_source(first));
        let bare = matches!(frame.marker, Marker::Noun | Marker::Preposition | Marker::Bare);
        let head = begun
            || clause_head(scene, at)
            || ahead.is_some() && scene.word(at - 1) == "فقد"
            || ahead.is_some_and(|(first, _)| opens_clause(scene, first));
        // A homograph counts at the head of its clause, behind a subject, or right before أن.
        let topic = ahead.is_some() && !bare;
        let direct = frame.marker == Marker::That && frame.content <= at + 2;
        let told = frame.marker == Marker::That && behind.is_some_and(|(first, _)| scene.heads_source(first));
        if weak && !head && !topic && !direct && !told {
            return;
        }
        // الأمواج العالية تظهر أن …: what cannot speak shows nothing and says nothing in marks.
        if weak && mute.is_some() && (frame.marker == Marker::Quote || verb.frames.has(Frames::DATA)) {
            return;
        }
        if verb.frames.has(Frames::OUTLET)
            && !source.is_some_and(|(first, _)| relay::is_outlet(scene, first) || scene.opens(first).is_some())
        {
            return;
        }
        // يمكن أن تتبنى, سيدافعون عن: what may or shall be done is not said yet.
        let present = form.form == Form::Present;
        let future = present && scene.word(at).starts_with('س');
        let wished = present && at > 0 && frame::is_bare_that(scene, at - 1);
        if wished && frame.marker != Marker::Quote || future && weak && bare {
            return;
        }
        // ورفع **الضيف** التهاني: whoever gives thanks is someone.
        let person = needs && behind.is_some_and(|(first, _)| scene.is_definite(scene.word(first)));
        // الساحل يخفض الإنفاق **ويتوقع** فائضاً: a headline's subject does both.
        let also = present
            && form.conjunction
            && !weak
            && scene.block(at).is_some_and(|block| block.kind == BlockKind::Headline)
            && subject::of_sentence(scene, at, form).is_some_and(|(first, _)| first == scene.sentence(at).0);
        if bare && silent && !person && (present && !begun && !also || weak && !form.conjunction) {
            return;
        }
        // الأسباب التي دعت: what cannot speak reports nothing. But وكان الراوي قد أشاد: between كان and قد stands nothing
        // but who did it.
        let framed = |first: usize| first > 0 && scene.class(first - 1) == Class::Auxiliary && scene.word(at - 1) == "قد";
        if bare && mute.is_some_and(|(first, _)| !framed(first)) {
            return;
        }
        // أظهرت اللقطات سيارة تحترق: what is only seen.
        let tells = |first: usize| scene.words.document(scene.word(first)).is_some() || scene.mention_from(first).is_some();
        if verb.frames.has(Frames::DATA)
            && verb.frames.has(Frames::NOUN)
            && frame.marker == Marker::Noun
            && !source.is_some_and(|(first, _)| tells(first))
        {
            return;
        }
        let decreed = || scene.words.decrees.at(scene, frame.content, scene.word(frame.content)).next().is_some();
        if verb.act == Act::Announce && frame.marker == Marker::Noun && decreed() {
            return;
        }
        if keeps_silent(scene, verb, &frame) {
            return;
        }
        // ابنه وهو يدافع عن الوطن: what he was doing.
        if present && bare && weak && at > 0 && matches!(scene.word(at - 1), "وهو" | "وهي" | "وهم") {
            return;
        }
        // قد يعتقد: a possibility, no report. وصفت بأنها: a passive without a holder.
        if present && at > 0 && scene.word(at - 1) == "قد" {
            return;
        }
        // ووصف المتهمين بأنهم …: one who goes on speaking.
        let goes_on = form.conjunction && source.is_none() && frame.marker == Marker::Noun && !form.agreement.feminine;
        if verb.frames.has(Frames::DESCRIBE) && !form.object && silent && !goes_on {
            return;
        }
        if bare && source.is_none() && !form.conjunction && !head {
            return;
        }
        if frame.marker == Marker::Noun && behind.is_some() && silent && !person {
            return;
        }
        if weak && frame.leapt && !(head && behind.is_some()) {
            return;
        }
        // الوزير الذي **تسلم** منصبه أمس …: no verb of the one it tells of, and nobody else's.
        if at > 0
            && scene.class(at - 1) == Class::Relative
            && !subject::relative_agrees(scene.word(at - 1), form)
            && (frame.leapt || behind.is_some())
            && silent
        {
            return;
        }
        // يذكر أن، يعتقد أن: nobody holds it.
        let nobody = !form.conjunction || verb.frames.has(Frames::NOBODY);
        if present && form.agreement == Agreement::default() && source.is_none() && !begun && nobody {
            return;
        }
        if quoted && source.is_none() {
            return;
        }
        if quoted && bare && (weak || ahead.is_none() || frame.marker != Marker::Preposition) {
            return;
        }
        let (speaker, source, holder) = match source {
            Some((first, last)) => {
                let named = speaker::name(scene, first, last, &self.memory).told_by(form);
                let same = verb.frames.has(Frames::MORE).then(|| epithet::same(scene, first, last, &named, &self.memory));
                let source = same.flatten().unwrap_or(named);
                let holder = match (behind.is_some(), scene.heads_source(first)) {
                    (true, true) => Holder::Named,
                    (true, false) => Holder::Phrase,
                    _ => Holder::Topic,
                };
                (Some((first, last)), Some(source), holder)
            }
            None => {
                match self.carried(at, form).or_else(|| self.narrated(at, form)).or_else(|| self.memory.hidden(form).cloned()) {
                    Some(source) => (None, Some(source), Holder::Hidden),
                    None => match subject::of_sentence(scene, at, form) {
                        Some((first, last)) => (None, Some(speaker::name(scene, first, last, &self.memory)), Holder::Hidden),
                        None => (None, None, Holder::Nobody),
                    },
                }
            }
        };
        let mut frame = frame;
        if frame.adjuncts.occasion.is_none() {
            frame.adjuncts.occasion = fronted(scene, at);
        }
        let nested = self.nested(at);
        let outlet = speaker.is_some_and(|(first, _)| relay::is_outlet(scene, first));
        let sure = confidence::of(frame.marker, holder, frame.leapt, weak, nested || quoted);
        // ولم يستبعد is the cue as a whole.
        let cue = if denied || begun { at - 1 } else { at };
        self.push(cue, at + 1, &frame, verb.act, speaker, source, sure, outlet);
        self.first_part(cue, &frame);
    }

    /// Whether one definite word or name in marks opens a headline before a plain reporting verb and the text takes it up.
    fn called(&self, first: usize, last: usize, at: usize, form: CueForm, verb: &Verb) -> bool {
        let scene = self.scene;
        let headline = scene.block(at).filter(|block| block.kind == BlockKind::Headline && block.first as usize == first);
        let Some(block) = headline.filter(|_| form.form == Form::Present && last == first + 1 && at == last) else {
            return false;
        };
        let word = scene.word(first);
        let again = || {
            let from = block.last as usize;
            // Behind a body or a name: شركة المرجان, سامر المرجان.
            (from + 1..scene.len().min(from + TAKEN_UP)).any(|next| {
                scene.word(next) == word
                    && (scene.lists.is_body(scene.word(next - 1))
                        || scene.mention(next).is_some_and(|mention| (mention.first as usize) < next))
            })
        };
        scene.is_definite(word) && !verb.frames.has(Frames::WEAK) && verb.act != Act::Warn && again()
    }

    /// Who acted before in a sentence that reported nothing so far: قدمت **البلدية** اعتذارها، ووعدت ….
    fn narrated(&self, at: usize, form: CueForm) -> Option<Source> {
        let (start, _) = self.scene.sentence(at);
        if !form.conjunction || at <= start + 1 || self.drafts.iter().rev().take(NEAR).any(|draft| draft.cue >= start) {
            return None;
        }
        let (first, last) = subject::of_sentence(self.scene, at, form).filter(|&(first, _)| first <= start + OPENING)?;
        Some(speaker::name(self.scene, first, last, &self.memory)).filter(|source| source.agrees(form))
    }

    /// Who goes on inside another's words: قال النائب إن الوزارة رفضت الطلب **وعدته** متأخراً, where the verb cannot be the
    /// outer speaker's.
    fn carried(&self, at: usize, form: CueForm) -> Option<Source> {
        if !form.conjunction || self.memory.last().is_none_or(|outer| outer.agrees(form)) {
            return None;
        }
        let (start, _) = self.scene.sentence(at);
        let inner = self.drafts.iter().rev().take(4).find(|draft| draft.nested && draft.cue >= start && draft.cue < at)?;
        inner.source.clone().filter(|source| source.agrees(form))
    }
}

/// Whether the word at `at` opens its clause.
fn clause_head(scene: &Scene<'_>, at: usize) -> bool {
    let (start, _) = scene.sentence(at);
    if at == start || scene.cue(at).is_some_and(|(form, _)| form.conjunction) {
        return true;
    }
    let before = at - 1;
    scene.is_comma(before)
        || scene.is_stop(before)
        || matches!(scene.class(before), Class::Breaker | Class::Auxiliary | Class::Relative)
        || scene.opens(before).is_some()
        // بعد أن اعترض: what happened, not what is wished (يريد أن يعترض).
        || scene.class(before) == Class::That && scene.cue(at).is_some_and(|(form, _)| form.form == Form::Past)
        || set_before(scene, start, at)
}

/// Whether only a place, a time or an occasion stands between the start of the sentence and `at`: **في عمّان** أظهرت ….
fn set_before(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    if at > start + SETTING {
        return false;
    }
    let mut adjuncts = Adjuncts::default();
    let mut next = start;
    while next < at {
        let place = matches!(scene.word(next), "في" | "وفي")
            .then(|| scene.mention_from(next + 1))
            .flatten()
            .filter(|mention| mention.kind == NameKind::Place)
            .map(|mention| mention.last as usize);
        let stepped = place.unwrap_or_else(|| adjunct::step(scene, next, at, Frames::default(), &mut adjuncts));
        if stepped <= next {
            return false;
        }
        next = stepped;
    }
    next == at
}

/// The setting at the head of the sentence of the verb at `at`: **وفي بيان سابق** قال المتحدث …; **وخلال الاجتماع**، أكد …. Only what
/// tells when may stand between.
fn fronted(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let (start, _) = scene.sentence(at);
    if at <= start + 1 || at > start + SETTING || scene.cue(at).is_some_and(|(form, _)| form.conjunction) {
        return None;
    }
    let mut adjuncts = Adjuncts::default();
    let mut next = start;
    while next < at {
        let stepped = adjunct::plain_step(scene, next, at, Frames::default(), &mut adjuncts);
        if stepped <= next {
            return None;
        }
        next = stepped;
    }
    adjuncts.occasion.filter(|&(first, _)| first == start)
}

/// Whether the phrase that begins at `first` opens its clause: at the head of the sentence, or behind أن or a comma.
fn opens_clause(scene: &Scene<'_>, first: usize) -> bool {
    first == scene.sentence(first).0 || first > 0 && (scene.class(first - 1) == Class::That || clause_head(scene, first))
}

/// Whether the word only looks like a report: في حال وافق (a condition), بين … وبين (a preposition), فدان (ف needs a
/// clause before it), ما يعتقد (nobody).
fn unreal(scene: &Scene<'_>, at: usize, form: CueForm, verb: &Verb) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = scene.word(before);
    // ما وصفه بـ«…»: who says so spoke before.
    if word == "ما"
        && form.object
        && verb.frames.has(Frames::DESCRIBE)
        && form.form == Form::Past
        && scene.opens(at + 2).is_some()
        && matches!(scene.word(at + 1), "ب")
    {
        return false;
    }
    // ما يرى الخبراء أنه …: with a holder behind it and a clause, ما does not hide who speaks.
    if matches!(word, "ما" | "مما") && scene.heads_source(at + 1) && verb.frames.has(Frames::THAT) {
        return false;
    }
    if matches!(word, "حال" | "اذا" | "لو" | "ما" | "مما" | "دون" | "بدون" | "يا") {
        return true;
    }
    if verb.lemma == "بين" && form.form == Form::Past && !form.agreement.feminine {
        let (start, _) = scene.sentence(at);
        let earlier = (start.max(at.saturating_sub(15))..at).any(|back| scene.word(back) == "بين");
        // بالشراكة بين: …
        return earlier
            || matches!(word, "فيما" | "من" | "ما")
            || scene.is_colon(at + 1) && scene.class(before) == Class::Content;
    }
    form.conjunction
        && scene.word(at).starts_with('ف')
        && scene.is_word(before)
        && scene.word(before).len() > 2
        && !scene.is_stop(before)
        && scene.text.tokens.get(at).is_some_and(|_| verb.frames.has(Frames::WEAK) || verb.lemma.len() <= 6)
        && !(at >= 2 && (1..=20).any(|back| at >= back && matches!(scene.word(at - back), "اما" | "واما")))
        && verb.lemma != "قال"
}

/// رفض الكشف عن اسمه, طلب عدم ذكر هويته: a source that hides its name says nothing by it.
fn keeps_silent(scene: &Scene<'_>, verb: &Verb, frame: &Frame<'_>) -> bool {
    // لفت الأنظار, لفت نظري
    if verb.lemma == "لفت" && frame.marker == Marker::Noun {
        let eyes = |word: &str| word.contains("نظر") || word.contains("انظار") || word.contains("نتباه");
        return eyes(scene.word(frame.content)) || eyes(scene.word(frame.subject.0)) || !scene.heads_source(frame.subject.0);
    }
    matches!(verb.lemma.as_str(), "رفض" | "طلب" | "اشترط" | "فضل")
        && (frame.content..frame.content + 5)
            .any(|at| matches!(scene.word(at), "اسمه" | "اسمها" | "هويته" | "هويتها" | "اسمايهم" | "هوياتهم" | "هويتهم"))
}
