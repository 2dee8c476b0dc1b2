//! The article of a page: the rooms in order.
//!
//! tree → harvest → pruning → main content → headline, moments, signers, pictures → tidied blocks → [`Source`].

use crate::body::{Block, blocks, content, tidy};
use crate::error::PageError;
use crate::harvest::Harvest;
use crate::html::{Attr, Id, Tag, Tree};
use crate::outlet::{self, Outlet};
use crate::prune::{self, Mass, Pruned, Use};
use crate::{Origin, Pages, byline, figure, gathered, head, headline, moment};
use khabar::Source;
use khabar::reading::BlockKind;
use khabar::source::PageFacts;
use khabar::source::key::key;
use khabar::span::Span;

/// The most letters the page's content may be short of what JSON-LD gives as the article's body, in hundredths.
const SHORT: usize = 40;

/// Names, sections and addresses of a page: what its claims are checked against.
struct Setting<'p> {
    url: Option<String>,
    outlet: Option<&'p Outlet>,
    names: Vec<String>,
    sections: Vec<String>,
}

impl Pages {
    pub(crate) fn article(&self, html: &str, origin: &Origin<'_>) -> Result<Source, PageError> {
        let tree = Tree::build(html)?;
        let harvest = Harvest::of(&tree);
        let setting = self.setting(&harvest, origin);
        let mass = Mass::of(&tree);
        let mut pruned = prune::prune(&tree, &self.classes, &mass);
        let kept = self.content(&tree, &mass, &mut pruned, setting.outlet);
        let cut = blocks::cut(&tree, &pruned, &self.classes, &mass, &kept);
        let is_cut = |id: Id| {
            std::iter::once(id).chain(tree.ancestors(id)).any(|id| {
                matches!(pruned.cut(id), Some(Use::Related | Use::Popular | Use::Nav | Use::Foot | Use::Hidden | Use::Comment))
            })
        };
        let lead: Vec<(Id, &str)> =
            cut.iter().take_while(|block| !block.is_prose()).take(6).map(|block| (block.node, block.text.as_str())).collect();
        let chosen = headline::choose(&harvest, &setting.names, &lead, is_cut);
        let (title, anchor) = chosen.map_or((None, None), |(title, id)| (Some(title), id));
        let first = cut.iter().find(|block| block.is_prose()).or(cut.first()).map_or(0, |block| block.node);
        let last = cut.last().map_or(0, |block| tree.end(block.node));
        let head = head::lines(&tree, &pruned, anchor.unwrap_or(first), first);
        let zone = setting.outlet.and_then(|outlet| self.outlets.zone(outlet));
        let when = moment::choose(&self.moments, &harvest, &head, setting.url.as_deref(), zone);
        let images = figure::find(&tree, &pruned, &self.lists, anchor.unwrap_or(first).min(first), last.max(first));
        let arabic = html_is_arabic(&cut, title.as_deref());
        let bylines = byline::Context { lists: &self.lists, outlet: &setting.names, sections: &setting.sections, arabic };
        let early = byline::choose(&bylines, &harvest, &head, Vec::new());
        let is_date = |text: &str| text.chars().any(char::is_numeric) && self.moments.read(text).is_some();
        let is_signer = |text: &str| early.iter().any(|signer| key(text).contains(&key(&signer.name)));
        let mut tidied = tidy::tidy(
            &tidy::Context {
                lists: &self.lists,
                phrases: &self.phrases,
                title: title.as_deref().unwrap_or(""),
                images: &images,
                is_date: &is_date,
                is_signer: &is_signer,
                sections: &setting.sections,
            },
            cut,
        );
        let mut notes = Vec::new();
        Self::take_described(&harvest, &mut tidied.blocks, &mut notes);
        let (text, spans) = write(title.as_deref(), &tidied.blocks);
        if tidied.blocks.is_empty() {
            return Err(PageError::NoArticle);
        }
        let base = setting.url.as_deref();
        let facts = PageFacts {
            blocks: spans,
            modified: when.modified,
            bylines: byline::choose(&bylines, &harvest, &head, std::mem::take(&mut tidied.bylines)),
            images: gathered::pictures(images, &tidied.images, &harvest, base),
            categories: gathered::categories(&setting.sections, &tidied.categories),
            tags: gathered::tags(&harvest, &tree, &pruned, &tidied.tags),
            related: gathered::related(&tree, &pruned, first..last, tidied.related, base),
            reading_minutes: tidied.minutes.or_else(|| gathered::minutes(&self.lists, &head)),
        };
        Ok(Source {
            text,
            url: setting.url,
            outlet: setting
                .outlet
                .map(|outlet| outlet.name)
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .or_else(|| gathered::site_name(&harvest)),
            published: when.published,
            page: Some(Box::new(facts)),
            notes,
            ..Source::default()
        })
    }

    fn setting(&self, harvest: &Harvest, origin: &Origin<'_>) -> Setting<'_> {
        let own =
            harvest.markup.canonical.as_deref().filter(|url| url.contains("://")).or_else(|| harvest.meta.first(&["og:url"]));
        let url = origin.url.or(own).filter(|url| outlet::host(url).is_some()).map(str::to_owned);
        let outlet = url.as_deref().and_then(|url| self.outlets.at(url));
        let mut names: Vec<String> = Vec::new();
        for name in ["og:site_name", "application-name", "apple-mobile-web-app-title", "al:android:app_name", "twitter:site"] {
            names.extend(harvest.meta.all(name).map(|name| name.trim_start_matches('@').to_owned()));
        }
        names.extend(harvest.article.publisher.clone());
        names.extend(outlet.map(|outlet| outlet.name.to_owned()));
        if let Some(host) = url.as_deref().and_then(outlet::host) {
            let label = host.rsplit('.').find(|label| label.len() > 3 && !matches!(*label, "info" | "news")).map(str::to_owned);
            names.extend(label);
            names.push(host);
        }
        names.extend(gathered::named_by_title(harvest));
        names.retain(|name| !name.trim().is_empty());
        let mut sections: Vec<String> = Vec::new();
        let crumbs = if harvest.article.crumbs.is_empty() { &harvest.markup.crumbs } else { &harvest.article.crumbs };
        let metas = harvest.meta.all("article:section").chain(
            harvest.markup.properties.iter().filter(|(name, ..)| name == "articleSection").map(|(.., value)| value.as_str()),
        );
        for section in harvest.article.sections.iter().map(String::as_str).chain(metas).chain(crumbs.iter().map(String::as_str)) {
            let folded = key(section);
            let home = ["الرييسيه", "home", "الصفحه الرييسيه"].contains(&folded.as_str());
            let is_title = harvest.markup.headings.iter().any(|(_, heading)| headline::same(heading, section))
                || section.split_whitespace().count() > 6;
            if !folded.is_empty() && !home && !is_title && !sections.iter().any(|known| key(known) == folded) {
                sections.push(section.trim().to_owned());
            }
        }
        Setting { url, outlet, names, sections }
    }

    /// Which texts are the article: where the outlet's row or microdata says, else by the library.
    fn content(&self, tree: &Tree, mass: &Mass, pruned: &mut Pruned, outlet: Option<&Outlet>) -> Vec<bool> {
        let whole = outlet
            .filter(|outlet| !outlet.body.is_empty())
            .and_then(|outlet| tree.ids().find(|&id| outlet.body.selects(tree, id)));
        if let Some(outlet) = outlet.filter(|outlet| !outlet.drop.is_empty()) {
            for id in tree.ids().filter(|&id| outlet.drop.selects(tree, id)) {
                pruned.set(id, Use::Ad);
            }
        }
        let named = || {
            let bodies = tree.ids().filter(|&id| {
                tree.attr(id, Attr::Itemprop).is_some_and(|name| name.split_whitespace().any(|name| name == "articleBody"))
            });
            bodies.max_by_key(|&id| mass.prose(id)).filter(|&id| mass.prose(id) >= 300 && mass.links(id) * 2 < mass.text(id))
        };
        let Some(root) = whole.or_else(named) else { return content::find(tree, pruned) };
        let mut kept = vec![false; tree.len()];
        for below in tree.below(root) {
            if let Some(slot) = kept.get_mut(below as usize) {
                *slot = tree.tag(below) == Tag::Text;
            }
        }
        kept
    }

    /// Where the page's own text is far short of the body its script gives, the script's is taken.
    fn take_described(harvest: &Harvest, found: &mut Vec<Block>, notes: &mut Vec<String>) {
        let Some(body) = harvest.article.body.as_deref() else { return };
        let letters: usize = found.iter().map(|block| block.letters).sum();
        if letters * 100 >= body.chars().count() * SHORT {
            return;
        }
        let plain = if body.contains("</") {
            let line = |line: &str| Tree::build(line).map_or_else(|_| String::new(), |tree| tree.squeezed(0, line.len()));
            body.replace("</p>", "</p>\n").lines().map(line).collect::<Vec<_>>().join("\n")
        } else {
            body.to_owned()
        };
        *found = plain
            .split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| Block {
                kind: BlockKind::Paragraph,
                text: line.to_owned(),
                node: 0,
                letters: line.chars().count(),
                linked: 0,
                row: false,
                href: None,
            })
            .collect();
        notes.push("the text was taken from the page's JSON-LD: the page shows little of it without script".to_owned());
    }
}

/// The headline and the blocks, each on a line of its own.
fn write(title: Option<&str>, found: &[Block]) -> (String, Vec<(BlockKind, Span)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let headline = title.map(|title| (BlockKind::Headline, title));
    for (kind, line) in headline.into_iter().chain(found.iter().map(|block| (block.kind, block.text.as_str()))) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(line);
        spans.push((kind, Span::of(start, text.len())));
    }
    (text, spans)
}

fn html_is_arabic(found: &[Block], title: Option<&str>) -> bool {
    let letters = |text: &str| text.chars().take(400).filter(|c| matches!(c, 'ء'..='ي')).count();
    found.iter().take(20).map(|block| letters(&block.text)).sum::<usize>() + title.map_or(0, letters) > 40
}
