//! The harvest: what a page says about itself, before anything is thrown away.
//!
//! JSON-LD ([`json_ld`]), `meta` tags of every dialect ([`meta`]), microdata and links ([`markup`]). Here all of it is only
//! gathered; which of two claims is believed is decided in `headline`, `moment` and `byline`.

pub mod json_ld;
pub mod markup;
pub mod mend;
pub mod meta;

pub use json_ld::Article;
pub use markup::Markup;
pub use meta::Meta;

use crate::html::Tree;

/// Everything a page says about itself.
#[derive(Debug, Default)]
pub struct Harvest {
    /// Its articles in JSON-LD as one, the likeliest first.
    pub article: Article,
    /// Its `meta` tags.
    pub meta: Meta,
    /// What elements say.
    pub markup: Markup,
}

impl Harvest {
    /// Gathers it.
    pub fn of(tree: &Tree) -> Harvest {
        Harvest { article: json_ld::read(&tree.json), meta: Meta::of(tree), markup: Markup::of(tree) }
    }
}
