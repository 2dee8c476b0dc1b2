//! What the lists say about each word of a text: one small record a token.
//!
//! Multi-word entries (أبو ظبي، مجلس الأمن) are matched on the folded words written together, so that
//! عبدالله and عبد الله are one, and a clitic on the first word (لمجلس الأمن) is seen through.

use super::nature::{Nature, Natures, flag};
use crate::text::{Text, TokenKind, clitic};

/// What the lists say about one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Flags of [`flag`].
    pub flags: u32,
    /// ISO 3166 alpha-2 code of the country the word stands for; zeros for none.
    pub country: [u8; 2],
    /// Hash of the folded word.
    pub hash: u32,
    /// Hash of what remains without conjunction, preposition and article.
    pub bare: u32,
    /// Folded bytes of conjunction and preposition that a list entry showed to be no part of the word.
    pub before: u8,
}

impl Word {
    /// Whether any of `flags` is set.
    pub const fn is(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }
}

/// Hashes a folded word.
pub fn hash(word: &str) -> u32 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    (state ^ (state >> 32)) as u32
}

/// The longest list entry, in words.
const LONGEST: usize = 6;

/// Fills `out` with one record for each token of `text`.
pub fn look_up(text: &Text, natures: &Natures, key: &mut String, out: &mut Vec<Word>) {
    out.clear();
    out.extend((0..text.tokens.len()).map(|at| look_up_word(text, natures, at, key)));
    let mut at = 0;
    while at < out.len() {
        at += match_phrase(text, natures, at, key, out).max(1);
    }
}

fn look_up_word(text: &Text, natures: &Natures, at: usize, key: &mut String) -> Word {
    let word = text.word(at);
    let mut found = Word { hash: hash(word), ..Word::default() };
    if text.kind(at) != TokenKind::Word {
        found.bare = found.hash;
        return found;
    }
    let mut hit: Option<(Nature, usize)> = None;
    for split in clitic::prefixes(word) {
        if split.article {
            let with = with_article(word, &split, key);
            if let Some(nature) = natures.get(with) {
                hit = Some((nature, split.before));
            }
            if let Some(nature) = natures.get(split.stem) {
                let both = hit.map_or(0, |(nature, _)| nature.flags);
                let country = hit.map_or(nature.country, |(first, _)| first.country);
                hit = Some((Nature { flags: both | weaker(nature.flags), country }, split.before));
            }
        } else if let Some(nature) = natures.get(split.stem) {
            hit = Some((nature, split.before));
            // الرياض is known whole; what رياض is counts too.
            if let Some(stem) = split.stem.strip_prefix("ال")
                && let Some(bare) = natures.get(stem)
            {
                hit = Some((Nature { flags: nature.flags | weaker(bare.flags), ..nature }, split.before));
            }
        }
        // A letter in front of a short name is the word's own where the word is known whole: بيان is not ب + يان.
        if split.before > 0 && !split.article && !word.starts_with('و') {
            let only_name =
                hit.is_some_and(|(nature, _)| nature.flags & !(flag::GIVEN | flag::SURNAME | flag::COMMON | flag::WOMAN) == 0);
            let whole = natures.listed(found.hash, found.hash) != 0 || natures.plain(found.hash);
            if only_name && whole {
                hit = None;
                break;
            }
        }
        if hit.is_some() {
            let article = match (split.article, split.preposition) {
                (false, _) => 0,
                (true, Some('ل')) => "ل".len(),
                (true, _) => "ال".len(),
            };
            found.before = split.before.saturating_sub(article) as u8;
            break;
        }
    }
    if let Some((nature, before)) = hit {
        found.flags = nature.flags;
        found.country = nature.country;
        let stem = word.get(before..).unwrap_or(word);
        found.bare = hash(stem.strip_prefix("ال").filter(|rest| rest.len() > 4).unwrap_or(stem));
    } else {
        found.bare = hash(bare(word));
    }
    // عبدالرقيب: any servant of God by one of his names.
    if found.before == 0 && word.starts_with("عبدال") && word.chars().count() >= 8 {
        found.flags |= flag::GIVEN_EAST;
    }
    found.flags |= natures.listed(found.hash, found.bare);
    if natures.plain(found.bare) {
        found.flags |= flag::PLAIN;
    }
    found
}

/// A given name with an article is a surname or a plain word (التوفيق): it is listed, no more; a verb with one is
/// a noun (النقل).
const fn weaker(flags: u32) -> u32 {
    let given = flags & flag::GIVEN != 0;
    flags & !(flag::GIVEN | flag::WOMAN | flag::SPEECH) | if given { flag::LISTED } else { 0 }
}

/// The word of a split with its article restored: للأمم → الأمم.
fn with_article<'k>(word: &'k str, split: &clitic::Split<'_>, key: &'k mut String) -> &'k str {
    if split.preposition == Some('ل') {
        key.clear();
        key.push_str("ال");
        key.push_str(split.stem);
        key
    } else {
        word.get(split.before.saturating_sub("ال".len())..).unwrap_or(word)
    }
}

/// The word without what is likely no part of it; a guess by letters alone, for words no list knows.
fn bare(word: &str) -> &str {
    let letters = |word: &str| word.len() / 2;
    let mut rest = word;
    if letters(rest) > 4
        && let Some(behind) = rest.strip_prefix('و')
    {
        rest = behind;
    }
    for article in ["بال", "كال", "لل", "ال"] {
        if let Some(behind) = rest.strip_prefix(article)
            && letters(behind) > 2
        {
            return behind;
        }
    }
    rest
}

/// Marks the longest list entry of several words that starts at token `at`; returns its length or 0.
fn match_phrase(text: &Text, natures: &Natures, at: usize, key: &mut String, out: &mut [Word]) -> usize {
    let Some(first) = text.tokens.get(at) else { return 0 };
    if first.kind != TokenKind::Word {
        return 0;
    }
    let word = text.word(at);
    let mut longest = 0;
    let mut before = 0;
    let mut restored = false;
    for split in clitic::prefixes(word).filter(|split| !split.article || split.preposition == Some('ل')) {
        let head = if split.article { with_article(word, &split, key) } else { split.stem };
        let most = natures.longest_from(head);
        if most > 1 {
            (longest, before, restored) = (most, split.before, split.article);
            break;
        }
    }
    for length in (2..=longest.min(LONGEST)).rev() {
        let Some(last) = text.tokens.get(at + length - 1) else { continue };
        if last.block != first.block {
            continue;
        }
        let folded = text.folded.get(first.fold.start as usize + before..last.fold.end as usize).unwrap_or("");
        let nature = if restored {
            key.clear();
            key.push_str("ال");
            key.push_str(folded);
            natures.get(key)
        } else {
            natures.get(folded)
        };
        let Some(nature) = nature else { continue };
        for (inside, word) in out.iter_mut().skip(at).take(length).enumerate() {
            word.flags |= nature.flags & (flag::GIVEN | flag::WOMAN | flag::SURNAME | flag::TITLE);
            if nature.flags & flag::PLACES != 0 {
                word.flags |= if inside == 0 { flag::PLACE_FIRST } else { flag::PLACE_NEXT };
            }
            if nature.flags & flag::ORGANISATION != 0 {
                word.flags |= if inside == 0 { flag::BODY_FIRST } else { flag::BODY_NEXT };
            }
            // A region (الشرق الأوسط) is in no country, whatever its words are alone.
            if nature.country != [0; 2] || nature.flags & flag::PLACES != 0 {
                word.country = nature.country;
            }
            if inside == 0 {
                word.before = before.saturating_sub(if restored { "ل".len() } else { 0 }) as u8;
            }
        }
        return length;
    }
    0
}
