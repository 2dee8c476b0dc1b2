//! Pictures: `figure` and elements called captions, each once, what is shown apart from who made it.
//!
//! `صدر الصورة، Getty Images` · `التعليق على الصورة، الوزيرة أثناء الافتتاح`; `الوزيرة أثناء الافتتاح - (أ ف ب)`; a credit
//! in an element of its own.

use crate::html::{Attr, Id, Tag, Tree, tag::*};
use crate::prune::{Pruned, Use};
use khabar::reading::Image;
use khabar::source::furniture::{self, Mark};
use khabar::source::key::key;
use khabar::source::{PageLists, caption, line};

/// The most pictures of one article.
const MOST: usize = 60;

/// The longest caption, in bytes.
const LONGEST: usize = 1200;

/// The pictures between two nodes.
pub fn find(tree: &Tree, pruned: &Pruned, lists: &PageLists, from: Id, to: Id) -> Vec<Image> {
    let mut images: Vec<Image> = Vec::new();
    let mut until = from;
    for id in from..to.min(tree.len() as Id) {
        if id < until {
            continue;
        }
        match (tree.tag(id), pruned.cut(id)) {
            (_, Some(Use::Related | Use::Popular | Use::Nav | Use::Side | Use::Comment | Use::Ad | Use::Foot | Use::Hidden)) => {
                until = tree.end(id)
            }
            (FIGURE, _) | (_, Some(Use::Caption)) => {
                add(&mut images, picture(tree, lists, id));
                until = tree.end(id);
            }
            _ => {}
        }
        if images.len() >= MOST {
            break;
        }
    }
    images
}

/// Adds a picture that says something, or completes the one with the same caption or address.
fn add(images: &mut Vec<Image>, new: Image) {
    if new.caption.is_none() && new.credit.is_none() {
        return;
    }
    let known = images.iter_mut().find(|known| match (&known.caption, &new.caption) {
        (Some(a), Some(b)) => caption::same(&key(a), &key(b)),
        _ => known.url.is_some() && known.url == new.url,
    });
    match known {
        Some(known) => {
            known.url = known.url.take().or(new.url);
            known.credit = known.credit.take().or(new.credit);
            known.caption = known.caption.take().or(new.caption);
        }
        None => images.push(new),
    }
}

fn picture(tree: &Tree, lists: &PageLists, id: Id) -> Image {
    // The picture of a caption outside of `figure` stands beside it.
    let around = if tree.tag(id) == FIGURE { id } else { tree.parent(id).unwrap_or(id) };
    let source = |within: Id| {
        tree.below(within).find(|&below| matches!(tree.tag(below), IMG | AMP_IMG)).and_then(|image| tree.attr(image, Attr::Src))
    };
    let url = source(id).or_else(|| if tree.below(around).len() < 60 { source(around) } else { None }).map(str::to_owned);
    let (mut shown, mut credit): (Vec<String>, Option<String>) = (Vec::new(), None);
    let mut awaited = false;
    for (piece, credited) in pieces(tree, id) {
        let Some(line) = line::lines(&piece).into_iter().next() else { continue };
        match furniture::find(lists, &line).map(|found| (found.mark, found.rest.to_owned())) {
            Some((Mark::Credit, name)) if !name.is_empty() => credit = credit.or(Some(name)),
            // The name stands in an element of its own: the next.
            Some((Mark::Credit, _)) => awaited = true,
            Some((Mark::Caption, rest)) => shown.extend(Some(rest).filter(|rest| !rest.is_empty())),
            _ if credited || std::mem::take(&mut awaited) => credit = credit.or(Some(piece)),
            _ => shown.push(piece),
        }
    }
    let shown = shown.join(" ");
    let shown = shown.trim();
    let split = caption::split(lists, shown).map(|(shown, credit)| (shown.to_owned(), credit.to_owned()));
    let (shown, credit) = match split {
        Some((shown, found)) => (shown, credit.or(Some(found))),
        None => (shown.to_owned(), credit),
    };
    Image { url, caption: Some(shown).filter(|shown| shown.chars().any(char::is_alphabetic)), credit }
}

/// The texts of a caption, one an element, and whether the element is called a credit.
fn pieces(tree: &Tree, id: Id) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    let mut last = None;
    let mut size = 0;
    for below in tree.below(id).filter(|&below| tree.tag(below) == Tag::Text) {
        let text = tree.text(below);
        if text.trim().is_empty() || size > LONGEST {
            continue;
        }
        size += text.len();
        let parent = tree.parent(below);
        // Links and bold words are in their caption, not beside it.
        let holder =
            std::iter::successors(parent, |&id| tree.parent(id)).find(|&id| !matches!(tree.tag(id), A | B | STRONG | EM | I));
        let credited = std::iter::successors(parent, |&id| tree.parent(id)).take_while(|&above| above != id).any(|above| {
            let name = tree.attr(above, Attr::Class).unwrap_or("").to_ascii_lowercase();
            tree.tag(above) == CITE || ["credit", "source", "copyright", "photographer"].iter().any(|word| name.contains(word))
        });
        match out.last_mut() {
            Some((piece, _)) if last == holder => crate::html::tree::squeeze(&format!(" {text}"), piece),
            _ => {
                let mut piece = String::new();
                crate::html::tree::squeeze(text, &mut piece);
                out.push((piece, credited));
            }
        }
        last = holder;
    }
    out.iter_mut().for_each(|(piece, _)| *piece = piece.trim().trim_matches(['|', '-', '،']).trim().to_owned());
    out.retain(|(piece, _)| !piece.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prune::{Classes, Mass, prune};

    fn images(html: &str) -> Vec<(Option<String>, Option<String>, Option<String>)> {
        let tree = Tree::build(html).unwrap();
        let pruned = prune(&tree, &Classes::new(), &Mass::of(&tree));
        let found = find(&tree, &pruned, &PageLists::new(), 0, tree.len() as Id);
        found.into_iter().map(|image| (image.url, image.caption, image.credit)).collect()
    }

    #[test]
    fn captions_and_credits_apart() {
        let owned = |text: &str| Some(text.to_owned());
        let prose = "<p>افتتحت الوزيرة هند الساحلي أمس جسراً جديداً على النهر الكبير بحضور النواب وسكان القرى.</p>".repeat(5);
        let all = images(&format!(
            "<figure><img data-src=/1.jpg src=data:x><figcaption><span>صدر الصورة، <span>Getty Images</span></span>\
             <span>التعليق على الصورة، الوزيرة أثناء الافتتاح</span></figcaption></figure>{prose}\
             <div><img src=/2.jpg><p class=wp-caption-text>الجسر ليلاً - (أ ف ب)</p></div>{prose}\
             <figure><img src=/3.jpg><figcaption>النهر <small class=credit>سامر الراوي</small></figcaption></figure>\
             <figure><img src=/1.jpg><figcaption>الوزيرة أثناء الافتتاح</figcaption></figure><figure><img src=/4.jpg></figure>"
        ));
        assert_eq!(
            all,
            [
                (owned("/1.jpg"), owned("الوزيرة أثناء الافتتاح"), owned("Getty Images")),
                (owned("/2.jpg"), owned("الجسر ليلاً"), owned("أ ف ب")),
                (owned("/3.jpg"), owned("النهر"), owned("سامر الراوي")),
            ]
        );
    }
}
