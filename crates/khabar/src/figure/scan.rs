//! The walk over a sentence: where a quantity or a dual stands, what it counts, how exactly, and what is passed over.

use super::lists::{Grammar, Kind, Lists, Thing};
use super::noun::{self, Unit};
use super::quantity::Quantity;
use super::{Found, dual, guard, money};
use crate::number::Numbers;
use crate::reading::{Precision, TimeKind};
use crate::span::Span;
use crate::text::{Text, TokenKind};
use crate::time;

pub(super) struct Scan<'t> {
    pub text: &'t Text,
    pub lists: &'t Lists,
    pub numbers: &'t Numbers,
    times: &'t [time::Found],
    /// The noun last counted: what "وأصيب 43" goes on counting.
    last_noun: Option<String>,
    /// The money last counted: what "من 68 مليارا" goes on counting.
    last_money: Option<String>,
    /// How often the article names the owners of currencies, counted when first asked.
    mentions: Option<money::Mentions>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t Text, lists: &'t Lists, numbers: &'t Numbers, times: &'t [time::Found]) -> Self {
        Scan { text, lists, numbers, times, last_noun: None, last_money: None, mentions: None }
    }

    pub(super) fn sentence(&mut self, start: usize, end: usize, out: &mut Vec<Found>) {
        let mut at = start;
        let mut near = 0;
        while at < end {
            if self.text.kind(at) == TokenKind::Mark {
                match self.symbol(at, start, end) {
                    Some((figure, last)) => {
                        at = last.max(at + 1);
                        if out.last().is_none_or(|before| before.span.end <= figure.span.start) {
                            out.push(figure);
                        }
                    }
                    None => at += 1,
                }
                continue;
            }
            let found = self.figure(at, start, end, near > 0 && at < near + 8).or_else(|| self.dual(at, start, end));
            match found {
                Some((figure, last)) => {
                    if figure.unit.as_deref().is_some_and(|unit| {
                        self.lists.form(&crate::text::fold::fold(unit)).is_some_and(|(t, _)| t.kind == Kind::Noun)
                    }) {
                        self.last_noun.clone_from(&figure.unit);
                    }
                    near = last;
                    at = last.max(at + 1);
                    if let Some(whole) = out.last_mut()
                        && self.adds_small_coin(whole, &figure)
                    {
                        continue;
                    }
                    if out.last().is_none_or(|before| before.span.end <= figure.span.start) {
                        out.push(figure);
                    }
                }
                // Digits that are no figure are passed over whole, words one by one.
                None => at += 1,
            }
        }
    }

    /// "20 دولاراً و43 سنتاً" is one amount: the small coin behind a whole one joins it.
    fn adds_small_coin(&self, whole: &mut Found, coin: &Found) -> bool {
        let parts = match coin.unit.as_deref() {
            Some("سنت" | "هللة" | "قرش") => 100.0,
            Some("فلس") => 1000.0,
            _ => return false,
        };
        let code = whole.unit.as_deref().is_some_and(|unit| unit.len() == 3 && unit.is_ascii());
        let between = self.text.source.get(whole.span.end as usize..coin.span.start as usize).unwrap_or("،").trim();
        if !code
            || !(between.is_empty() || between == "و")
            || coin.value >= parts
            || whole.max.is_some()
            || whole.value.fract() != 0.0
        {
            return false;
        }
        whole.value = ((whole.value + coin.value / parts) * 1e6).round() / 1e6;
        whole.span.end = coin.span.end;
        true
    }

    /// The time that covers `span`.
    fn time(&self, span: Span) -> Option<&time::Found> {
        let next = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(next).filter(|time| time.span.overlaps(span))
    }

    fn figure(&mut self, at: usize, start: usize, end: usize, near: bool) -> Option<(Found, usize)> {
        let (text, lists) = (self.text, self.lists);
        if let Some(found) = self.one_and_a_half(at, end) {
            return Some(found);
        }
        // "$10"
        // The عشر of "الثاني عشر", the والعشرين of "الخامس والعشرين".
        if at > start && self.numbers.ordinal(text, at - 1).is_some_and(|ordinal| ordinal.last > at) {
            return None;
        }
        if let Some(quantity) = self.quantity(at, end) {
            let mut quantity = quantity;
            let (before, lead) = self.precision_before(at, start);
            if guard::bound(text, quantity.first, quantity.last, start) && !quantity.share {
                return None;
            }
            let article = quantity.article
                || at.checked_sub(1).is_some_and(|at| text.word(at) == "ال" && text.kind(at + 1) == TokenKind::Number);
            let named = at > start && matches!(text.word(at - 1), "رقم" | "برقم" | "الرقم");
            // "5 محمد …": a list number before a name.
            let listed = at == start
                && text.kind(at) == TokenKind::Number
                && quantity.value <= 20.0
                && lists.counted(text, quantity.last, 0).is_none()
                && noun::percent(text, quantity.last).is_none();
            if named || listed {
                return None;
            }
            let previous = self.last_noun.clone();
            let mut unit =
                noun::behind(lists, text, quantity.last, end, quantity.max.unwrap_or(quantity.value), previous.as_deref());
            // "إصابة ثلاثة من عائلته": people, where the story has counted nothing yet.
            if unit.told && unit.unit.is_none() && quantity.value < 1e4 {
                unit.unit = Some("شخص".to_owned());
            }
            if !unit.told {
                if quantity.value >= 1e6 && self.last_money.is_some() {
                    unit.unit.clone_from(&self.last_money);
                } else if unit.unit.is_none() {
                    unit.unit = Some("شخص".to_owned());
                }
            }
            let mut first = at;
            if quantity.vague || quantity.share {
                unit = self.of(&quantity, end, unit)?;
            } else if article {
                (unit, first) = self.behind_its_noun(at, &quantity, unit, start)?;
            } else if quantity.value == 1.0 && quantity.max.is_none() && text.kind(at) == TokenKind::Word {
                (unit, first) = self.one(at, start)?;
            }
            // A number inside a date or clock time is none, unless it measures time itself.
            if let Some(time) = self.time(text.span(at, quantity.last)) {
                let measures = unit.kind == Kind::Time && unit.told && !matches!(time.kind, TimeKind::Time);
                let outside = unit.told && unit.kind != Kind::Time && unit.last > quantity.last;
                let before_it =
                    outside && time.kind == TimeKind::Time && time.span.end <= text.span(quantity.last, unit.last).start;
                if !measures && !before_it && unit.unit.as_deref() != Some("%") {
                    return None;
                }
            }
            if !unit.told && !guard::counts_bare(text, at, quantity.last, quantity.value, before.is_some(), near) {
                return None;
            }
            if let Some(grouped) = quantity.grouped {
                let whole = unit.kind == Kind::Noun && unit.told && unit.unit.as_deref() != Some("%");
                let amount = unit.kind == Kind::Money && quantity.value >= 10.0
                    || unit.kind == Kind::Measure && unit.unit.as_deref() != Some("%");
                if whole || amount {
                    quantity.value = grouped;
                }
            }
            return Some(self.write(quantity, unit, first, before, lead, end));
        }
        None
    }

    /// "$10", "€ 20 مليون": the currency's sign in front.
    fn symbol(&mut self, at: usize, start: usize, end: usize) -> Option<(Found, usize)> {
        let text = self.text;
        if text.kind(at + 1) != TokenKind::Number {
            return None;
        }
        // "%60": the sign in front, as the line runs.
        if matches!(text.word(at), "%" | "٪") {
            let glued = |at: usize| text.tokens.get(at).is_some_and(|token| token.glued);
            if glued(at) && text.kind(at.wrapping_sub(1)) != TokenKind::Word
                || !glued(at + 1)
                || noun::percent(text, at + 2).is_some()
            {
                return None;
            }
            let quantity = self.quantity(at + 1, end)?;
            let (before, lead) = self.precision_before(at, start);
            let unit = Unit { unit: Some("%".to_owned()), kind: Kind::Measure, last: quantity.last, told: true };
            let (mut found, last) = self.write(quantity, unit, at + 1, before, lead, end);
            found.span = Span::new(text.span(at, at + 1).start, found.span.end);
            return Some((found, last));
        }
        if !matches!(text.word(at), "$" | "€" | "£" | "¥") {
            return None;
        }
        let (thing, _) = self.lists.form(text.word(at))?;
        let quantity = self.quantity(at + 1, end)?;
        let (before, lead) = self.precision_before(at, start);
        let unit = Unit { unit: Some(thing.unit.to_owned()), kind: thing.kind, last: quantity.last, told: true };
        let (mut found, last) = self.write(quantity, unit, at + 1, before, lead, end);
        found.span = Span::new(text.span(at, at + 1).start, found.span.end);
        Some((found, last))
    }

    fn write(
        &mut self,
        quantity: Quantity,
        unit: Unit,
        first: usize,
        before: Option<Precision>,
        _lead: usize,
        end: usize,
    ) -> (Found, usize) {
        let text = self.text;
        let mut last = unit.last.max(quantity.last);
        let mut quantity = quantity;
        // "أربع ساعات ونصف الساعة".
        if unit.kind != Kind::Noun
            && quantity.max.is_none()
            && let Some((share, behind)) = self.and_a_share(last, end, unit.unit.as_deref())
        {
            quantity.value += share;
            last = behind;
        }
        let head = if first == quantity.first { text.span_after(first, quantity.skip) } else { self.noun_span(first) };
        let mut span = Span::new(head.start, text.span(last - 1, last).end);
        // «120» فعالية: the mark around the number belongs to it.
        if quantity.first > 0
            && first == quantity.first
            && unit.last > quantity.last + 1
            && noun::is_open(text.word(first - 1))
            && text.kind(quantity.last) == TokenKind::Mark
        {
            span = text.span(first - 1, first).to(span);
        }
        // An adjective may stand between: "30 مليون دولار أميركي على الأقل".
        let adjective = text.kind(last) == TokenKind::Word && !noun::FUNCTION.contains(&text.word(last)) && last + 1 < end;
        let later = if adjective { self.lists.after(text, last + 1) } else { None };
        let after = if last < end { self.lists.after(text, last).or(later) } else { None };
        let precision = match (quantity.vague, quantity.max) {
            (true, _) => Precision::AtLeast,
            (_, Some(_)) => Precision::Range,
            _ => before.or(after).unwrap_or(Precision::Exact),
        };
        let mut name = unit.unit;
        if unit.kind == Kind::Money
            && let Some(usual) = name.clone()
        {
            name = Some(self.currency(&usual, last).map_or(usual, str::to_owned));
            self.last_money.clone_from(&name);
        }
        let exact = |value: f64| if value.abs() < 1e9 { (value * 1e6).round() / 1e6 } else { value.round() };
        let mut value = exact(quantity.value);
        // "5 درجات تحت الصفر".
        if matches!(name.as_deref(), Some("درجة" | "°C")) && self.below_zero(last) {
            value = -value;
        }
        (Found { span, value, max: quantity.max.map(exact), unit: name, precision }, last)
    }

    /// Whose money: by its adjective here, else by the countries of the article, counted once.
    fn currency(&mut self, usual: &str, next: usize) -> Option<&'static str> {
        let (lists, text) = (self.lists, self.text);
        money::by_adjective(lists, text, next, usual).or_else(|| {
            let mentions = self.mentions.get_or_insert_with(|| money::mentions(lists, text));
            money::by_country(lists, mentions, usual)
        })
    }

    /// A noun's span without what is written onto it, but with its article.
    fn noun_span(&self, at: usize) -> Span {
        let word = self.text.word(at);
        let skip = crate::text::clitic::prefixes(word).find(|split| self.lists.form(split.stem).is_some());
        let skip = skip.map_or(0, |split| if split.article { split.before.saturating_sub("ال".len()) } else { split.before });
        // للدول has lost its alef: the token stays whole.
        let skip = if word.starts_with("لل") { 0 } else { skip };
        self.text.span_after(at, skip)
    }

    fn precision_before(&self, at: usize, start: usize) -> (Option<Precision>, usize) {
        let mut place = at;
        // "أكثر من «120»"
        if place > start && noun::is_open(self.text.word(place - 1)) {
            place -= 1;
        }
        // "لما دون الـ 70 دولاراً"
        if place > start && self.text.word(place - 1) == "ال" {
            place -= 1;
        }
        match self.lists.before(self.text, place) {
            Some((precision, first)) if first >= start => (Some(precision), first),
            _ => (None, at),
        }
    }

    /// What a share or a vague plural is of: "ثلثي سكان", "عشرات الجرحى", "الآلاف من المواطنين".
    fn of(&self, quantity: &Quantity, end: usize, unit: Unit) -> Option<Unit> {
        let (text, at) = (self.text, quantity.last);
        if unit.told && unit.last > quantity.last && unit.kind != Kind::Noun {
            return Some(unit);
        }
        if quantity.vague
            && matches!(text.word(at.wrapping_sub(1)), "الاف" | "ملايين")
            && self.numbers.cardinal(text, at.wrapping_sub(2)).is_some_and(|n| n.last >= at)
        {
            return None;
        }
        if at < end && text.kind(at) == TokenKind::Word {
            if let Some((thing, ..)) = self.lists.loose(text.word(at)).filter(|_| !noun::FUNCTION.contains(&text.word(at))) {
                return Some(Unit { unit: Some(thing.unit.to_owned()), kind: thing.kind, last: at + 1, told: true });
            }
            if text.word(at) == "من" {
                let thing = self.lists.loose(text.word(at + 1));
                let unit = thing.map_or("شخص".to_owned(), |(thing, ..)| thing.unit.to_owned()).into();
                return Some(Unit { unit, kind: Kind::Noun, last: at, told: true });
            }
            if let Some(stem) = text.written(at).strip_prefix("ال") {
                return Some(Unit { unit: Some(singular(stem)), kind: Kind::Noun, last: at + 1, told: true });
            }
            if quantity.share && !noun::FUNCTION.contains(&text.word(at)) {
                return Some(Unit { unit: Some(text.written(at).to_owned()), kind: Kind::Noun, last: at + 1, told: true });
            }
        }
        quantity.vague.then_some(Unit {
            told: true,
            kind: Kind::Noun,
            last: quantity.last,
            unit: unit.unit.or(Some("شخص".to_owned())),
        })
    }

    /// "الأسابيع الأربعة", "السنوات الـ50", "النساء ال145 ألفا": a definite number behind a definite plural.
    fn behind_its_noun(&self, at: usize, quantity: &Quantity, unit: Unit, start: usize) -> Option<(Unit, usize)> {
        let text = self.text;
        if unit.told && (unit.last > quantity.last || unit.unit.as_deref() == Some("%")) && unit.unit.as_deref() == Some("%") {
            return Some((unit, at));
        }
        // "قرابة الـ20 مليون نسمة": its noun behind it, none before.
        // "الستة ملايين يورو", "العشر سنوات" likewise; "المليون فدان" is a name.
        let digits = text.kind(at) == TokenKind::Number;
        let several =
            !matches!(quantity.value, 1.0 | 2.0 | 1e2 | 1e3 | 1e6 | 1e9) && self.lists.counted(text, quantity.last, 0).is_some();
        let own = ((digits || several) && unit.told && unit.last > quantity.last).then(|| (unit.clone(), at));
        self.before_it(at, quantity, start).or(own)
    }

    fn before_it(&self, at: usize, quantity: &Quantity, start: usize) -> Option<(Unit, usize)> {
        let text = self.text;
        let mut back = at.checked_sub(1)?;
        if text.word(back) == "ال" {
            back = back.checked_sub(1)?;
        }
        if back < start || text.kind(back) != TokenKind::Word {
            return None;
        }
        let word = text.word(back);
        let known = self.lists.loose(word).filter(|(_, grammar, article)| *grammar == Grammar::Many && *article);
        if let Some((thing, ..)) = known {
            return Some((Unit { unit: Some(thing.unit.to_owned()), kind: thing.kind, last: quantity.last, told: true }, back));
        }
        let plural = word.contains("ال") && (word.ends_with("ات") || word.ends_with("ين"));
        if plural && quantity.value >= 3.0 {
            let stem = text.written(back).trim_start_matches(['و', 'ب', 'ل']).trim_start_matches("ال");
            return Some((Unit { unit: Some(singular(stem)), kind: Kind::Noun, last: quantity.last, told: true }, back));
        }
        let (thing, first) = self.plural_of_something(back, start).filter(|_| quantity.value >= 3.0)?;
        Some((Unit { unit: Some(thing.unit.to_owned()), kind: thing.kind, last: quantity.last, told: true }, first))
    }

    /// A listed plural made definite by what it is of, up to token `back`: "مراحلها **الخمس**", "مدن الساحل **الثلاث**", "دول
    /// مجلس التعاون **الست**".
    fn plural_of_something(&self, back: usize, start: usize) -> Option<(Thing, usize)> {
        let text = self.text;
        let pronoun = |word: &str| ["ها", "هم", "ه"].iter().any(|ending| word.ends_with(ending)) && !word.starts_with("ال");
        let owned = ["ها", "هم", "ه"].iter().find_map(|ending| {
            let (thing, grammar, article) = self.lists.loose(text.word(back).strip_suffix(ending)?)?;
            (grammar == Grammar::Many && !article).then_some((thing, back))
        });
        let definite = text.word(back).starts_with("ال") || pronoun(text.word(back));
        owned.or_else(|| {
            let farthest = back.saturating_sub(3).max(start);
            let plain = |at: usize| {
                let word = text.word(at);
                text.kind(at) == TokenKind::Word && !noun::FUNCTION.contains(&word) && !word.starts_with('و')
            };
            (farthest..back).rev().take_while(|&at| plain(at + 1)).filter(|_| definite).find_map(|at| {
                let (thing, grammar, article) = self.lists.loose(text.word(at)).filter(|_| text.kind(at) == TokenKind::Word)?;
                (grammar == Grammar::Many && !article).then_some((thing, at))
            })
        })
    }

    /// "شخص واحد", "ريال واحد": one said outright, of what is counted by ones.
    fn one(&self, at: usize, start: usize) -> Option<(Unit, usize)> {
        let back = at.checked_sub(1).filter(|&back| back >= start)?;
        let word = self.text.word(back);
        if matches!(word, "بينها" | "بينهم") {
            return Some((Unit { unit: self.last_noun.clone(), kind: Kind::Noun, last: at + 1, told: true }, at));
        }
        let (thing, grammar, article) = self.lists.loose(word)?;
        let alone = thing.kind != Kind::Noun
            || ["شخص", "قتيل", "جريح", "مصاب", "جندي", "طفل", "مدني", "شرطي", "مرة", "صوت", "عنصر", "شهيد"].contains(&thing.unit);
        let fits = grammar == Grammar::One && !article && alone && self.text.word(at).starts_with("واحد");
        fits.then(|| (Unit { unit: Some(thing.unit.to_owned()), kind: thing.kind, last: at + 1, told: true }, back))
    }

    /// "عام ونصف", "لتر وربع".
    fn one_and_a_half(&mut self, at: usize, end: usize) -> Option<(Found, usize)> {
        let text = self.text;
        if text.kind(at) != TokenKind::Word || !text.word(at + 1).starts_with('و') {
            return None;
        }
        let share = match text.word(at + 1) {
            "ونصف" | "ونص" => 0.5,
            "وربع" => 0.25,
            "و" => match text.word(at + 2) {
                "نصف" | "نص" => 0.5,
                "ربع" => 0.25,
                _ => return None,
            },
            _ => return None,
        };
        let (thing, grammar, article) = self.lists.loose(text.word(at))?;
        if thing.kind == Kind::Noun || article || grammar == Grammar::Many {
            return None;
        }
        let whole = if grammar == Grammar::One { 1.0 } else { 2.0 };
        let (_, last) = self.and_a_share(at + 1, end, Some(thing.unit))?;
        if self.time(text.span(at, last)).is_some_and(|time| time.kind == TimeKind::Time) || last > end {
            return None;
        }
        let (precision, _) = self.precision_before(at, 0);
        let span = Span::new(self.noun_span(at).start, text.span(last - 1, last).end);
        let found = Found {
            span,
            value: whole + share,
            max: None,
            unit: Some(thing.unit.to_owned()),
            precision: precision.unwrap_or_default(),
        };
        Some((found, last))
    }

    /// "ونصف", "ونصف الساعة" behind a unit: the share, and one past its last token.
    fn and_a_share(&self, at: usize, end: usize, unit: Option<&str>) -> Option<(f64, usize)> {
        let text = self.text;
        let (word, next) = match text.word(at) {
            "و" => (text.word(at + 1), at + 2),
            word => (word.strip_prefix('و')?, at + 1),
        };
        let share = match word {
            "نصف" | "نص" => 0.5,
            "ربع" => 0.25,
            "ثلث" => 0.3333,
            _ => return None,
        };
        let named = next < end && self.lists.loose(text.word(next)).is_some_and(|(thing, ..)| Some(thing.unit) == unit);
        (next <= end).then_some((share, if named { next + 1 } else { next }))
    }

    fn below_zero(&self, at: usize) -> bool {
        self.text.word(at) == "تحت" && self.text.word(at + 1) == "الصفر"
    }

    fn dual(&self, at: usize, start: usize, end: usize) -> Option<(Found, usize)> {
        let text = self.text;
        let (thing, skip, last) = dual::read(self.lists, text, at, end)?;
        // The second of two duals is an adjective: غارتين جويتين.
        if at > start && dual::read(self.lists, text, at - 1, end).is_some() {
            return None;
        }
        if self.time(text.span(at, last)).is_some_and(|time| time.kind == TimeKind::Time) {
            return None;
        }
        let (before, _) = self.precision_before(at, start);
        let after = self.lists.after(text, last);
        let mut found = Found {
            span: Span::new(text.span_after(at, skip).start, text.span(last - 1, last).end),
            value: if self.below_zero(last) { -2.0 } else { 2.0 },
            max: None,
            unit: Some(thing.unit.to_owned()),
            precision: before.or(after).unwrap_or_default(),
        };
        // "عضو أو عضوين"
        if at >= start + 2
            && text.word(at - 1) == "او"
            && self.lists.form(text.word(at - 2)).is_some_and(|(one, grammar)| one.unit == thing.unit && grammar == Grammar::One)
        {
            found = Found {
                span: text.span(at - 2, at - 1).to(found.span),
                value: 1.0,
                max: Some(2.0),
                precision: Precision::Range,
                ..found
            };
        }
        Some((found, last))
    }
}

/// The singular a definite plural most likely has.
fn singular(stem: &str) -> String {
    match stem.strip_suffix("ات") {
        Some(stem) => format!("{stem}ة"),
        None => stem.strip_suffix("ين").unwrap_or(stem).to_owned(),
    }
}
