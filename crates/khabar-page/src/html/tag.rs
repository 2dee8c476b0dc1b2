//! The elements of HTML that matter here, and what kind each is.

/// An element's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The root above everything.
    Root,
    /// A run of text.
    Text,
    /// Any element not named below.
    Other,
    /// One of [`NAMES`], by its index.
    Named(u8),
}

macro_rules! names {
    ($($id:ident = $name:literal),* $(,)?) => {
        /// Names of elements, in order.
        pub const NAMES: &[&str] = &[$($name),*];
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Index { $($id),* }
        $(#[doc = concat!("`", $name, "`")] pub const $id: Tag = Tag::Named(Index::$id as u8);)*
    };
}

names! {
    A = "a", ABBR = "abbr", ADDRESS = "address", AMP_IMG = "amp-img", ARTICLE = "article", ASIDE = "aside", AUDIO = "audio", B = "b",
    BDI = "bdi", BDO = "bdo", BIG = "big", BLOCKQUOTE = "blockquote", BODY = "body", BR = "br", BUTTON = "button", CAPTION = "caption",
    CENTER = "center", CITE = "cite", CODE = "code", DD = "dd", DEL = "del", DETAILS = "details", DFN = "dfn", DIALOG = "dialog",
    DIV = "div", DL = "dl", DT = "dt", EM = "em", EMBED = "embed", FIELDSET = "fieldset", FIGCAPTION = "figcaption", FIGURE = "figure",
    FONT = "font", FOOTER = "footer", FORM = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", HEAD = "head",
    HEADER = "header", HGROUP = "hgroup", HR = "hr", HTML = "html", I = "i", IFRAME = "iframe", IMG = "img", INPUT = "input",
    INS = "ins", KBD = "kbd", LABEL = "label", LEGEND = "legend", LI = "li", LINK = "link", MAIN = "main", MARK = "mark",
    MENU = "menu", META = "meta", NAV = "nav", NOBR = "nobr", NOSCRIPT = "noscript", OBJECT = "object", OL = "ol",
    OPTION = "option", P = "p", PRE = "pre", Q = "q", S = "s", SAMP = "samp", SCRIPT = "script",
    SECTION = "section", SELECT = "select", SMALL = "small", SOURCE = "source", SPAN = "span", STRIKE = "strike", STRONG = "strong",
    STYLE = "style", SUB = "sub", SUMMARY = "summary", SUP = "sup", SVG = "svg", TABLE = "table", TBODY = "tbody", TD = "td",
    TEMPLATE = "template", TEXTAREA = "textarea", TFOOT = "tfoot", TH = "th", THEAD = "thead", TIME = "time", TITLE = "title",
    TR = "tr", TT = "tt", U = "u", UL = "ul", VAR = "var", VIDEO = "video", WBR = "wbr", MATH = "math", NOFRAMES = "noframes",
    XMP = "xmp", NOEMBED = "noembed", AREA = "area", BASE = "base", COL = "col", PARAM = "param", TRACK = "track",
}

impl Tag {
    /// The tag of a lower-case name.
    pub fn named(name: &[u8]) -> Tag {
        // Elements with the same first letter are few.
        NAMES.iter().position(|known| known.as_bytes() == name).map_or(Tag::Other, |at| Tag::Named(at as u8))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Tag::Named(at) => NAMES.get(usize::from(at)).copied().unwrap_or("div"),
            Tag::Root => "html",
            Tag::Text | Tag::Other => "div",
        }
    }

    /// Whether it has no content and no end tag.
    pub fn is_void(self) -> bool {
        matches!(self, AREA | BASE | BR | COL | EMBED | HR | IMG | INPUT | LINK | META | PARAM | SOURCE | TRACK | WBR)
    }

    /// Whether what it holds is no markup, up to its end tag.
    pub fn is_raw(self) -> bool {
        matches!(self, SCRIPT | STYLE | TEXTAREA | TITLE | IFRAME | XMP | NOEMBED | NOFRAMES | SVG | MATH)
    }

    /// Whether it stands inside a line; unknown elements do, as in browsers.
    pub fn is_inline(self) -> bool {
        matches!(
            self,
            Tag::Text
                | A
                | ABBR
                | B
                | BDI
                | BDO
                | BIG
                | BR
                | CITE
                | CODE
                | DEL
                | DFN
                | EM
                | FONT
                | I
                | INS
                | KBD
                | LABEL
                | MARK
                | NOBR
                | Q
                | S
                | SAMP
                | SMALL
                | SPAN
                | STRIKE
                | STRONG
                | SUB
                | SUP
                | TIME
                | TT
                | U
                | VAR
                | WBR
                | Tag::Other
        )
    }

    /// Whether its start tag ends an open paragraph.
    pub fn ends_paragraph(self) -> bool {
        matches!(
            self,
            ADDRESS
                | ARTICLE
                | ASIDE
                | BLOCKQUOTE
                | CENTER
                | DETAILS
                | DIALOG
                | DIV
                | DL
                | DD
                | DT
                | FIELDSET
                | FIGCAPTION
                | FIGURE
                | FOOTER
                | FORM
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | HEADER
                | HGROUP
                | HR
                | LI
                | MAIN
                | MENU
                | NAV
                | OL
                | P
                | PRE
                | SECTION
                | SUMMARY
                | TABLE
                | UL
        )
    }

    /// Whether an end tag inside does not reach beyond it.
    pub fn is_wall(self) -> bool {
        matches!(self, TD | TH | TABLE | CAPTION | BODY | Tag::Root)
    }

    /// Whether it is a part of a table.
    pub fn is_table_part(self) -> bool {
        matches!(self, TABLE | TBODY | THEAD | TFOOT | TR | TD | TH | CAPTION)
    }

    /// The level of a heading, 1 to 6.
    pub fn heading(self) -> Option<u8> {
        match self {
            H1 => Some(1),
            H2 => Some(2),
            H3 => Some(3),
            H4 => Some(4),
            H5 => Some(5),
            H6 => Some(6),
            _ => None,
        }
    }
}
