//! Bylines: who signs, on a line with a set phrase (`كتب: سامر الراوي`, `بقلم هند الساحلي`, `المصدر: وكالات`) or
//! handed in with the article.

use super::dateline::{self, is_person};
use super::furniture::Found;
use super::key::key;
use super::lists::PageLists;
use crate::reading::{Byline, BylineKind};

/// The signers behind a phrase such as `كتب`; none when the line is prose that begins with such a word.
pub fn marked(lists: &PageLists, found: &Found<'_>) -> Vec<Byline> {
    if found.rest.split_whitespace().count() > 8 || found.rest.ends_with(['.', '؟', '!']) && found.rest.len() > 60 {
        return Vec::new();
    }
    let folded = key(found.rest);
    if let Some(kind) = lists.signer(&folded) {
        return vec![Byline { name: found.rest.trim_matches(['"', '«', '»', '(', ')']).to_owned(), kind }];
    }
    if let Some(line) = dateline::line(lists, found.rest) {
        return line.signers;
    }
    if is_person(found.rest) && (found.divided || found.rest.split_whitespace().count() <= 4) {
        return vec![Byline { name: found.rest.to_owned(), kind: BylineKind::Person }];
    }
    Vec::new()
}

/// The signers of an author field as crawlers save it: `واس - الرياض`, `لندن: رنا الساحلي`, `&nbsp;رويترز (لندن)`.
/// A field that is none of these but short is a name as it stands.
pub fn given(lists: &PageLists, field: &str) -> Vec<Byline> {
    let field = field.replace("&nbsp;", " ").replace("&quot;", "\"");
    let field = field.trim().trim_start_matches('*').trim_end_matches(':').trim();
    if let Some(found) = dateline::line(lists, field) {
        return found.signers;
    }
    let short = !field.is_empty() && field.split_whitespace().count() <= 6 && !field.ends_with('.');
    if short { vec![Byline { name: field.to_owned(), kind: BylineKind::Person }] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_field_names_its_signers() {
        let lists = PageLists::new();
        let names = |field: &str| given(&lists, field).into_iter().map(|byline| (byline.name, byline.kind)).collect::<Vec<_>>();
        let owned = |name: &str, kind| (name.to_owned(), kind);
        assert_eq!(names("واس - الرياض"), [owned("واس", BylineKind::Agency)]);
        assert_eq!(names("&nbsp;رويترز (لندن)"), [owned("رويترز", BylineKind::Agency)]);
        assert_eq!(
            names("الرياض: رنا الساحلي ونايف القاسم - عدن: سامر الراوي"),
            [
                owned("رنا الساحلي", BylineKind::Person),
                owned("نايف القاسم", BylineKind::Person),
                owned("سامر الراوي", BylineKind::Person)
            ]
        );
        assert_eq!(names("سامر الراوي"), [owned("سامر الراوي", BylineKind::Person)]);
        assert_eq!(names("تبقى المجالس القروية في شتى أنحاء الساحل من أنفع السبل"), []);
    }
}
