//! Speakers: from a phrase to who it is, and from a hidden pronoun to who spoke.
//!
//! The name room knows people and bodies; this file keeps, besides, the sources without a name (مصدر أمني) as the
//! article introduces them, so that «المصدر» three paragraphs later is the same one. A hidden subject (وأضاف) is
//! the most recent source that agrees in gender and number.

use super::cue::CueForm;
use super::epithet::{self, Body};
use super::honorific;
use super::kin;
use super::scene::Scene;
use super::words::Class;
use super::{fuller, issuer, unlisted};
use crate::name::lists::RoleKind;
use crate::name::{Mention, NameKind};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// Most sources remembered.
const MOST: usize = 96;

/// Someone or something that speaks.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Who it is.
    pub name: String,
    /// Which entity, where it is one.
    pub entity: Option<u32>,
    /// The folded head noun without article.
    head: String,
    feminine: Option<bool>,
    plural: bool,
    floor: bool,
    person: bool,
    /// What it is also called: محمود (**أبو سامر**), folded.
    alias: String,
}

/// The sources of the article so far, in order of speaking.
#[derive(Debug, Default)]
pub struct Memory {
    sources: Vec<Source>,
    /// People by the last word of their name, folded; filled when first asked for.
    by_surname: OnceCell<FxHashMap<String, Vec<u32>>>,
}

/// How many sources back a description or a part of a name is looked for.
const RECENT: usize = 128;

impl Memory {
    /// The sources, last first.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Source> + Clone {
        self.sources.iter().rev().take(RECENT)
    }

    /// The people of the article whose name ends in `surname`.
    fn people(&self, scene: &Scene<'_>, surname: &str) -> &[u32] {
        let index = self.by_surname.get_or_init(|| {
            let mut index: FxHashMap<String, Vec<u32>> = FxHashMap::default();
            for (at, entity) in scene.names.entities.iter().enumerate() {
                if entity.kind == Some(NameKind::Person) {
                    let name = crate::text::fold::fold(&entity.name);
                    let surname = name.rsplit(' ').next().unwrap_or("");
                    index.entry(surname.to_owned()).or_default().push(at as u32);
                }
            }
            index
        });
        index.get(surname).map_or(&[], |people| people.get(..RECENT).unwrap_or(people))
    }

    /// A surname alone that several people of the article bear: it is who spoke before; where none did, who was named with an
    /// office (وزير الثقافة سامر الدالي among several named الدالي). None where the one named last will do.
    fn namesake(&self, scene: &Scene<'_>, mention: &Mention) -> Option<Mention> {
        if mention.last != mention.first + 1 {
            return None;
        }
        let spoke = |entity: u32| self.recent().any(|source| source.entity == Some(entity));
        let held = |entity: u32| scene.names.entities.get(entity as usize).is_some_and(|entity| entity.role.is_some());
        if spoke(mention.entity) {
            return None;
        }
        let full = crate::text::fold::fold(&scene.names.entities.get(mention.entity as usize)?.name);
        let others = self.people(scene, full.rsplit(' ').next().unwrap_or(""));
        let other = others
            .iter()
            .find(|&&entity| spoke(entity))
            .or_else(|| others.iter().find(|&&entity| held(entity) && !held(mention.entity)));
        let whole = scene.word(mention.first as usize).len() > full.len();
        other.filter(|&&entity| entity != mention.entity && !whole).map(|&entity| Mention { entity, ..*mention })
    }

    /// Notes that `source` spoke, and whether a hidden pronoun may mean it from now on.
    pub fn spoke(&mut self, source: &Source, floor: bool) {
        // One entry a source, the latest last; the oldest go when there are more than any article has.
        let held = self.sources.iter().position(|known| known.name == source.name && known.head == source.head);
        if held.is_some() && !floor {
            return;
        }
        let alias = match held {
            Some(at) => {
                let known = self.sources.remove(at);
                (source.alias.is_empty() && !known.alias.is_empty()).then_some((known.alias, known.floor))
            }
            None => None,
        };
        let mut entry = Source { floor, ..source.clone() };
        if let Some((alias, _)) = alias {
            entry.alias = alias;
        }
        if self.sources.len() >= MOST {
            self.sources.remove(0);
        }
        self.sources.push(entry);
    }

    /// The most recent source that a verb form with a hidden subject can mean.
    pub fn hidden(&self, form: CueForm) -> Option<&Source> {
        let mut floor = self.recent().filter(|source| source.floor).take(12);
        let last = floor.clone().next();
        floor.find(|source| source.agrees(form)).or(last)
    }

    /// The last who spoke.
    pub fn last(&self) -> Option<&Source> {
        self.recent().find(|source| source.floor)
    }

    /// A source described in the headline turns out to be `person`.
    pub fn reveal(&mut self, name: &str, person: &Source) {
        for source in self.sources.iter_mut().filter(|source| source.entity.is_none() && source.name == name) {
            *source = Source { head: std::mem::take(&mut source.head), ..person.clone() };
        }
    }

    /// The people who spoke or were named before token `at`, nearest first: those who held the floor, then the others.
    pub fn people_before<'m>(&'m self, scene: &'m Scene<'_>, at: usize) -> impl Iterator<Item = u32> + 'm {
        let spoke = self.recent().filter(|source| source.floor && source.person).filter_map(|source| source.entity);
        let before = scene.names.mentions.partition_point(|mention| (mention.first as usize) < at);
        let named = scene.names.mentions.iter().take(before).rev().take(RECENT);
        spoke.chain(named.filter(|mention| mention.kind == NameKind::Person).map(|mention| mention.entity))
    }

    /// The last person who held the floor, of this gender.
    fn person(&self, feminine: bool) -> Option<&Source> {
        self.recent().filter(|source| source.floor).take(4).find(|source| source.person && source.feminine != Some(!feminine))
    }

    /// A person named by part of a name given before (الراوي after سلمى الراوي) is that person: one who spoke, or the
    /// only one of that name in the article.
    fn fullest(&self, scene: &Scene<'_>, found: Source) -> Source {
        let short = crate::text::fold::fold(&found.name);
        let words: Vec<&str> = short.split(' ').collect();
        if let Some(called) = self.recent().find(|source| !short.is_empty() && source.alias == short) {
            return Source { head: found.head, floor: found.floor, ..called.clone() };
        }
        if words.len() == 1
            && !found.person
            && let Some(introduced) = scene.acronym(&short)
        {
            let (from, to) = (introduced.first, introduced.end());
            return Source { name: written(scene, from, to, lead(scene, from)), ..found };
        }
        if !found.person
            && (words.len() > 1
                || scene.lists.is_role(&short)
                || scene.lists.is_body(&short)
                || scene.words.document(&short).is_some())
        {
            return found;
        }
        let longer = |name: &str| {
            let name = crate::text::fold::fold(name);
            let all: Vec<&str> = name.split(' ').collect();
            all.len() > words.len() && all.len() <= 7 && all.last() == words.last() && words.iter().all(|word| all.contains(word))
        };
        if let Some(spoke) = self.recent().find(|source| longer(&source.name)) {
            return Source { head: found.head, floor: found.floor, ..spoke.clone() };
        }
        // صالح, after صالح بن أحمد spoke.
        let called = |source: &&Source| {
            source.person && crate::text::fold::fold(&source.name).split_once(' ').is_some_and(|(given, _)| given == short)
        };
        let mut known = self.recent().filter(called);
        if let (Some(spoke), None) = (known.next(), known.next()) {
            return Source { head: found.head, floor: found.floor, ..spoke.clone() };
        }
        let people = self.people(scene, words.last().copied().unwrap_or(""));
        let named = people.iter().filter_map(|&index| Some((index, scene.names.entities.get(index as usize)?)));
        let mut named = named.filter(|(_, entity)| longer(&entity.name));
        match (named.next(), named.next()) {
            (Some((index, entity)), None) => Source {
                name: entity.name.clone(),
                entity: Some(index),
                feminine: entity.feminine.or(found.feminine),
                person: true,
                ..found
            },
            _ => found,
        }
    }

    fn known(&self, head: &str, words: &[&str]) -> Option<&Source> {
        self.recent()
            .find(|source| source.head == head && source.entity.is_none() && covers(&source.name, words))
            .or_else(|| self.recent().find(|source| source.head == head))
    }
}

/// Whether `name` begins with the words of the shorter `part`.
fn begins(name: &str, part: &str) -> bool {
    name.strip_prefix(part).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether every word of a later, shorter description is found in the name first given, or it is one word.
fn covers(name: &str, words: &[&str]) -> bool {
    words.len() <= 1 || {
        let name = crate::text::fold::fold(name);
        words.iter().all(|word| name.contains(word.strip_prefix("ال").unwrap_or(word)))
    }
}

impl Source {
    /// The person that an entity of the article is.
    pub fn person(scene: &Scene<'_>, entity: u32) -> Option<Source> {
        let found = scene.names.entities.get(entity as usize)?;
        Some(Source {
            name: found.name.clone(),
            entity: Some(entity),
            feminine: found.feminine.or(Some(false)),
            floor: true,
            person: true,
            ..Source::default()
        })
    }

    /// Whether the words around it show a woman.
    pub fn is_feminine(&self) -> bool {
        self.feminine == Some(true)
    }

    /// Whether it is a person without a name: مسؤول في الإدارة.
    fn is_unnamed(&self, scene: &Scene<'_>) -> bool {
        self.entity.is_none() && !self.person && scene.lists.is_role(&self.head)
    }

    /// Whether it is a person known by name.
    pub fn is_person(&self) -> bool {
        self.person
    }

    /// Whether a hidden pronoun may mean it.
    pub fn floor(&self) -> bool {
        self.floor
    }

    /// Whether its first noun is folded `head`.
    pub fn is_called(&self, head: &str) -> bool {
        self.head == head
    }

    /// Learns from the verb whose subject is named: قالت دنيس tells a woman, وقالت مصادر that مصادر goes with feminine
    /// forms. A masculine verb before its subject tells nothing of a plural one.
    pub fn told_by(mut self, form: CueForm) -> Self {
        if !form.agreement.plural && (!self.plural || form.agreement.feminine) {
            self.feminine = Some(form.agreement.feminine);
        }
        self
    }

    /// Whether a verb of this form can have it for subject.
    pub fn agrees(&self, form: CueForm) -> bool {
        if form.agreement.plural {
            return self.plural;
        }
        if self.plural {
            return form.agreement.feminine && self.feminine == Some(true);
        }
        match self.feminine {
            Some(feminine) => feminine == form.agreement.feminine,
            None => !self.plural || !form.agreement.feminine,
        }
    }
}

/// Who the phrase at tokens `first..last` names.
pub fn name(scene: &Scene<'_>, first: usize, last: usize, memory: &Memory) -> Source {
    // رئيس الوفد **وفقاً للمصدر**: who tells of it is no part of its name.
    let aside = (first + 1..last).find(|&at| matches!(scene.word(at), "وفقا" | "بحسب" | "طبقا" | "وفق"));
    let last = aside.unwrap_or(last);
    // مرصد الحقول **التابع للوزارة**: to whom a body belongs is no part of its name either.
    let belongs =
        (first + 2..last).find(|&at| matches!(scene.word(at), "التابع" | "التابعه" | "التابعين") && scene.attached(at + 1, 'ل'));
    let last = belongs.filter(|_| scene.lists.is_body(scene.word(first))).unwrap_or(last);
    // وزارة التعليم **ممثلة بإدارة المدارس**: nor who acts for it.
    let last = (first + 1..last).find(|&at| super::phrase::acts_for(scene, at)).unwrap_or(last);
    let mut found = identify(scene, first, last, memory);
    if let Some(open) = (first..last).find(|&at| scene.word(at) == "(") {
        let end = (open + 1..last).find(|&at| scene.word(at) == ")").unwrap_or(last);
        found.alias = crate::text::fold::fold(scene.text.span(open + 1, end).text(&scene.text.source));
    }
    // مقربون **منه**: of whoever spoke before.
    if found.entity.is_none()
        && last == first + 2
        && let Some(feminine) = match scene.word(last - 1) {
            "منه" => Some(false),
            "منها" => Some(true),
            _ => None,
        }
        && let Some(person) = memory.person(feminine)
        && let Some((rest, _)) = found.name.rsplit_once(' ')
    {
        found.name = format!("{} من {}", nominative(rest.to_owned(), true), person.name);
        return found;
    }
    // المجلس البلدي بالغدير, elsewhere مجلس بلدية الغدير.
    let called = || {
        let mut mentions = scene.names.mentions.iter().take(RECENT);
        let whole = mentions.find(|mention| Some(mention.entity) == found.entity && mention.last > mention.first + 1)?;
        fuller::construct(scene, whole.first as usize, whole.last as usize)
    };
    if !found.person
        && let Some((from, to)) = fuller::construct(scene, first, last).or_else(called)
    {
        found.name = written(scene, from, to, lead(scene, from));
        found.entity = None;
    }
    // تنظيم المرابطين, elsewhere تنظيم المرابطين في بلاد الشام.
    if !found.person
        && scene.lists.body(scene.word(first)).is_some_and(|body| !body.article && !body.plural)
        && last >= first + 2
        && let Some((from, to)) = fuller::longer(scene, first, last)
    {
        found.name = written(scene, from, to, lead(scene, from));
        found.entity = None;
    }
    memory.fullest(scene, found)
}

fn identify(scene: &Scene<'_>, first: usize, last: usize, memory: &Memory) -> Source {
    let word = scene.word(first);
    // «هذا الناطق» is the one named before; «هؤلاء» alone are the many who spoke last.
    if scene.class(first) == Class::Demonstrative && last > first + 1 {
        let noun = head(scene.word(first + 1));
        if let Some(known) = memory.recent().find(|source| source.head == noun) {
            return known.clone();
        }
        return identify(scene, first + 1, last, memory);
    }
    if word == "هولاء"
        && let Some(many) = memory.recent().find(|source| source.plural)
    {
        return many.clone();
    }
    if let Some(bearer) = honorific::bearer(scene, first, last, memory) {
        return bearer;
    }
    if let Some(last) = (last == first + 1).then(|| epithet::latter(scene, first)).flatten()
        && let Some(entity) = scene.names.entities.get(last as usize)
    {
        return Source {
            name: entity.name.clone(),
            entity: Some(last),
            head: head(word),
            feminine: entity.feminine,
            floor: true,
            person: entity.kind == Some(NameKind::Person),
            ..Source::default()
        };
    }
    if let Some(noun) = epithet::superlative(scene, first, last) {
        match epithet::body(scene, first, noun, memory) {
            Some(Body::Spoke(source)) => return source,
            Some(Body::Named(from, to)) => return identify(scene, from, to, memory),
            None => {}
        }
    }
    let role = scene.lists.role(word);
    let body = scene.lists.body(word);
    let document = scene.words.document(word);
    let skip = lead(scene, first);
    let head = head(word);
    // «بيان المنظمة», «بيان لسلمى الراوي»: who speaks is who issued it.
    if matches!(head.as_str(), "بيان" | "بيانات" | "تصريح" | "تصريحات" | "كلام" | "وصف" | "حديث") && last > first + 1
    {
        // بيان صدر عن الإدارة
        let issued =
            matches!(scene.word(first + 1), "صدر" | "صادر" | "الصادر" | "صادره" | "صدرت") && scene.word(first + 2) == "عن";
        let next = if issued && last > first + 3 { first + 3 } else { first + 1 };
        let stem = scene.word(next).strip_prefix('ل').unwrap_or("");
        let lead =
            scene.mention(next).is_some_and(|mention| mention.skip > 0) || scene.lists.is_role(stem) || scene.lists.is_body(stem);
        if lead || scene.heads_source(next) {
            return identify(scene, next, last, memory);
        }
    }
    // المتحدث باسم اللجنة المساندة **لسامر**: whom it serves, not who it is.
    let persons: Vec<usize> = (first..last)
        .filter(|&at| scene.mention_from(at).is_some_and(|mention| mention.kind == NameKind::Person))
        .filter(|&at| at == first || !scene.attached(at, 'ل'))
        .collect();
    let plain = |feminine: Option<bool>, plural: bool| Source {
        name: nominative(written(scene, first, last, skip), role.is_some_and(|role| role.plural)),
        entity: None,
        head: head.clone(),
        feminine,
        plural,
        floor: true,
        person: false,
        alias: String::new(),
    };
    if kin::is_relative(scene, first, last) {
        let named = kin::named(scene, first).and_then(|entity| Source::person(scene, entity));
        return named.unwrap_or_else(|| plain(Some(role.is_some_and(|role| role.feminine)), false));
    }
    // A body, document or group that happens to hold a name keeps its own words.
    let group = role.is_some_and(|role| role.plural)
        || scene.names.at(first).is_none_or(|mention| mention.kind == NameKind::Organisation)
            && (body.is_some() || document.is_some());
    if !group || persons.first() == Some(&first) {
        if let Some((from, to)) = unlisted::tail(scene, first, last, persons.first().copied()) {
            let mention = scene.mention(to - 1).filter(|mention| mention.kind == NameKind::Person);
            return Source {
                name: scene.text.span(from, to).text(&scene.text.source).to_owned(),
                entity: mention.map(|mention| mention.entity),
                head,
                feminine: role.map(|role| role.feminine).or(Some(false)),
                plural: false,
                floor: true,
                person: true,
                alias: String::new(),
            };
        }
        let joined = persons.iter().skip(1).any(|&at| scene.mention(at).is_some_and(|mention| mention.skip > 0));
        let person = persons.iter().find(|&&at| at == first || scene.word(at - 1) != "باسم").or(persons.first());
        if let Some(&at) = person.filter(|_| !joined)
            && let Some(mention) = scene.mention(at)
            && let mention = (at == first).then(|| memory.namesake(scene, mention)).flatten().unwrap_or(*mention)
            && let mention = &mention
            && let Some(entity) = scene.names.entities.get(mention.entity as usize)
        {
            let feminine = entity.feminine.or(role.map(|role| role.feminine));
            return Source {
                name: longer_name(scene, mention, &entity.name, last),
                entity: Some(mention.entity),
                head,
                feminine: feminine.or(Some(false)),
                plural: false,
                floor: true,
                person: true,
                alias: String::new(),
            };
        }
        if joined {
            return plain(Some(false), true);
        }
    }
    // استطلاع **أجراه مركز المرسى**: a document is called by who issued it.
    let issued = |issuer: Option<(usize, usize)>| {
        issuer.map(|(from, to)| {
            // تقرير صادر عن الهيئة: told in full.
            if from == first + 3 {
                return Source { name: written(scene, first, to, skip), ..plain(document.or(Some(false)), false) };
            }
            let noun = written(scene, first, first + 1, skip);
            let noun = noun.strip_prefix("ال").unwrap_or(&noun);
            let feminine = document.or(Some(false));
            Source { name: format!("{noun} {}", identify(scene, from, to, memory).name), ..plain(feminine, false) }
        })
    };
    if document.is_some()
        && persons.first() != Some(&first)
        && let Some(source) = issued(issuer::behind(scene, first))
    {
        return source;
    }
    if let Some(entity) = scene.names.describe(scene.text, first, last)
        && let Some(found) = scene.names.entities.get(entity as usize)
    {
        let feminine = found.feminine.or(role.map(|role| role.feminine)).or(body.map(|body| body.feminine));
        let person = found.kind == Some(NameKind::Person);
        let fuller = memory.recent().find(|known| !person && !known.person && begins(&known.name, &found.name));
        return Source {
            name: fuller.map_or(&found.name, |known| &known.name).clone(),
            entity: Some(entity),
            head,
            feminine,
            plural: false,
            floor: true,
            person,
            alias: String::new(),
        };
    }
    if let Some(mention) = scene.mention_from(first)
        && mention.kind != NameKind::Person
        && mention.last as usize >= last
        && !(last == first + 1 && body.is_some_and(|body| body.article))
        && let Some(entity) = scene.names.entities.get(mention.entity as usize)
    {
        let feminine = entity.feminine.or(body.map(|body| body.feminine));
        return Source {
            name: entity.name.clone(),
            entity: Some(mention.entity),
            head,
            feminine,
            plural: false,
            floor: true,
            person: false,
            alias: String::new(),
        };
    }
    if last == first + 1
        && !scene.mention(first).is_some_and(|mention| mention.kind == NameKind::Person)
        && let Some(found) = scene.acronym(word).filter(|found| found.bracketed && found.open + 1 != first)
    {
        let (from, to) = (found.first, found.open);
        let feminine = scene.lists.body(scene.word(from)).map(|body| body.feminine || body.plural);
        let entity = scene.mention_from(first).or_else(|| scene.mention_from(from)).map(|mention| mention.entity);
        return Source { name: written(scene, from, to, lead(scene, from)), entity, ..plain(feminine, false) };
    }
    let definite = scene.is_definite(word) || scene.word(first).starts_with("ال");
    if definite && last - first <= 4 {
        let words: Vec<&str> =
            (first..last).map(|at| scene.word(at)).filter(|&word| !matches!(word, "نفسه" | "ذاته" | "نفسها" | "ذاتها")).collect();
        if let Some(known) = memory.known(&head, &words).filter(|known| known.name.contains(' ') || body.is_none()) {
            return known.clone();
        }
        // «التقرير» that did not speak before: the report of whoever issued it.
        if document.is_some()
            && last == first + 1
            && !matches!(head.as_str(), "بيان" | "مصدر" | "تصريح" | "تصريحات")
            && !scene.words.norm(&head)
            && let Some(source) = issued(issuer::before(scene, &head, first))
        {
            return source;
        }
        // «الهيئة» that did not speak before: هيئة الموانئ as the article named it.
        if let Some(body) = body.filter(|_| last == first + 1)
            && let Some((from, to)) = fuller::before(scene, &head, first)
        {
            let name = written(scene, from, to, lead(scene, from));
            return Source { name, ..plain(Some(body.feminine || body.plural), false) };
        }
        // «المصدر نفسه» is the source without a name cited last, where one was.
        if matches!(head.as_str(), "مصدر" | "مصادر")
            && last <= first + 2
            && let Some(source) = memory
                .recent()
                .filter(|source| source.floor)
                .take(4)
                .find(|source| source.is_unnamed(scene) && (source.plural || head == "مصدر"))
        {
            return source.clone();
        }
        // «السائق», told before as سائق أجنبي.
        if role.is_some_and(|role| !role.plural && role.before == 0)
            && last == first + 1
            && let Some((from, to)) = fuller::introduced(scene, &head, first)
        {
            return Source { name: written(scene, from, to, lead(scene, from)), ..plain(role.map(|role| role.feminine), false) };
        }
        // «وأضاف المسؤول» without one before by that word is the last person to speak.
        if let Some(role) = role.filter(|role| {
            matches!(role.kind, RoleKind::Source | RoleKind::Voice | RoleKind::Expert | RoleKind::Office) && !role.plural
        }) && last <= first + 2
            && let Some(holder) = memory.person(role.feminine)
        {
            return holder.clone();
        }
        // «وقال البيان» is whoever issued it, «المصدر» without one before whoever was cited: the last to speak.
        if matches!(head.as_str(), "بيان" | "مصدر")
            && last == first + 1
            && let Some(issuer) = memory.last()
        {
            return issuer.clone();
        }
    }
    let feminine = match (role, body, document) {
        (Some(role), ..) if role.plural => Some(role.feminine),
        (Some(role), ..) => Some(role.feminine),
        (_, Some(body), _) => Some(body.feminine || body.plural),
        (_, _, Some(feminine)) => Some(feminine),
        _ if word.ends_with('ه') || word.ends_with("ات") => Some(true),
        _ => scene
            .mention(first)
            .and_then(|mention| scene.names.entities.get(mention.entity as usize))
            .and_then(|entity| entity.feminine),
    };
    // بعض المحللين, عدد من النواب: as many as the noun behind it.
    let counted = |at: usize| {
        let word = scene.word(at);
        scene.lists.role(word).is_some_and(|role| role.plural) || word.starts_with("ال") && word.ends_with("ين")
    };
    let many = scene.words.quantifier(word) && word != "احد" && word != "احدي" && (first + 1..last.min(first + 4)).any(counted);
    let plural = many
        || role.is_some_and(|role| role.plural)
        || word.ends_with("ون")
        || word.ends_with("ين") && role.is_none() && body.is_none() && scene.mention(first).is_none();
    plain(feminine, plural)
}

/// Folded bytes of a conjunction or preposition written onto the phrase's first word.
fn lead(scene: &Scene<'_>, first: usize) -> usize {
    let word = scene.word(first);
    if let Some(mention) = scene.mention_from(first) {
        return mention.skip as usize;
    }
    let before = scene.lists.role(word).map(|role| role.before).or(scene.lists.body(word).map(|body| body.before));
    match before {
        Some(before) if !word.starts_with("لل") => before as usize,
        _ => 0,
    }
}

fn head(word: &str) -> String {
    let stem = word.strip_prefix('و').filter(|stem| stem.starts_with("ال")).unwrap_or(word);
    let stem = stem.strip_prefix("ال").or_else(|| stem.strip_prefix("لل")).unwrap_or(stem);
    stem.to_owned()
}

/// The phrase without the marks around it; the marks of a name within it stay (صحيفة «المرسى»).
fn unmarked(text: &str) -> &str {
    let mark = |c: char| matches!(c, '"' | '«' | '»' | '“' | '”');
    let edge = |c: char| matches!(c, '،' | ' ');
    let text = text.trim_matches(edge);
    let inner = text.trim_matches(mark);
    if inner.contains(mark)
        || text.starts_with(mark) != text.ends_with(mark) && text.chars().filter(|&c| mark(c)).count() % 2 == 0
    {
        return if text.starts_with(mark) { text } else { text.trim_start_matches(mark) };
    }
    inner
}

/// The phrase as written, without what is written onto its first word; للمصدر becomes المصدر.
fn written(scene: &Scene<'_>, first: usize, last: usize, skip: usize) -> String {
    let span: Span = scene.text.span(first, last);
    let text = span.tail_from(scene.text.span_after(first, skip)).text(&scene.text.source);
    match text.strip_prefix("لل") {
        Some(rest) if skip == 0 && scene.attached(first, 'ل') => format!("ال{rest}"),
        _ => unmarked(text).to_owned(),
    }
}

/// The many by their dictionary ending: مسؤولين محليين in بحسب مسؤولين محليين are مسؤولون محليون.
fn nominative(name: String, plural: bool) -> String {
    if !plural || !name.split(' ').next().is_some_and(|head| head.ends_with("ين")) {
        return name;
    }
    let mut agrees = true;
    let words = name.split(' ').map(|word| {
        agrees &= word.ends_with("ين");
        word.strip_suffix("ين").filter(|_| agrees).map_or_else(|| word.to_owned(), |stem| format!("{stem}ون"))
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A person's name with the words behind it that the phrase still holds: the name room may know only its beginning
/// (زياد | **مقبل**). The name the article gives elsewhere stands where it is longer.
fn longer_name(scene: &Scene<'_>, mention: &Mention, name: &str, last: usize) -> String {
    let first = mention.first as usize;
    let mut end = mention.last as usize;
    let known = name.split(' ').count();
    while end < last && end < mention.last as usize + 2 {
        let word = scene.word(end);
        let part = scene.text.kind(end) == crate::text::TokenKind::Word
            && scene.class(end) == Class::Content
            && scene.mention(end).is_none()
            && !scene.carries_on(end)
            && !scene.lists.is_role(word)
            && !scene.lists.is_body(word)
            && !scene.lists.is_title(word)
            && !scene.words.occasion(word)
            && scene.lists.nationality(word).is_none()
            && !word.starts_with('و')
            && !scene.attached(end, 'ب')
            && !scene.attached(end, 'ل')
            && !scene.is_present(end);
        if !part {
            break;
        }
        end += 1;
    }
    if end == mention.last as usize || end - first <= known {
        return name.to_owned();
    }
    scene.text.span(first, end).tail_from(scene.text.span_after(first, mention.skip as usize)).text(&scene.text.source).to_owned()
}
